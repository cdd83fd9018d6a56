import type { StoryWarning } from '../story.ts';
import type { PrintedDate } from './readDate.ts';

/**
 * Decides when the publisher last changed the story: the printed date of the update, provided that a date of publication is
 * printed too. A story that prints only `Updated: July 6, 2023` counts as published then and never updated.
 */
export function settleUpdatedAt(
  updated: PrintedDate | null,
  published: readonly (PrintedDate | null)[],
): { at: Date | null; warnings: StoryWarning[] } {
  const isPublished = published.some((date) => date !== null && 'on' in date);
  if (updated === null || !isPublished) return { at: null, warnings: [] };
  if ('problem' in updated) {
    const message = `The date of the last change, \`${updated.printed.slice(0, 60)}\`, ${updated.problem}; the story was taken as never changed. Print it as YYYY-MM-DD.`;
    return { at: null, warnings: [{ code: 'DATE_INVALID', message, location: null }] };
  }
  const warnings: StoryWarning[] =
    updated.ambiguity === null ? [] : [{ code: 'DATE_AMBIGUOUS', message: updated.ambiguity, location: null }];
  return { at: updated.at, warnings };
}
