import { basename } from 'node:path';
import type { RawStory, StoryBlock, StoryFormat, StoryWarning } from '../story.ts';
import { findDates, type PrintedDate, readDate, type UsableDate } from './readDate.ts';

export type SettledDate = UsableDate & { warnings: StoryWarning[] };

interface DateSources {
  raw: RawStory;
  url: string | null;
  /** The printed dateline; empty without one. */
  lede: string;
  blocks: readonly StoryBlock[];
}

/**
 * Decides when a story was published: the first usable printed date, else, with a warning, the date in the file's name, the
 * address, the dateline or a caption. Says why when there is no date at all.
 */
export function settleDate(
  printed: (PrintedDate | null)[],
  sources: DateSources,
  now: Date,
): SettledDate | { missing: string } {
  const dates = printed.filter((date) => date !== null);
  const usable = dates.find((date) => 'on' in date);
  const fault = dates.find((date) => 'problem' in date);
  if (usable) {
    const warnings = usable.ambiguity ? [warn('DATE_AMBIGUOUS', usable.ambiguity)] : [];
    if (fault && dates.indexOf(fault) < dates.indexOf(usable)) {
      warnings.push(warn('DATE_MISSING', `${describe(fault)}; ${usable.on} was taken from \`${usable.printed}\`.`));
    }
    return { ...usable, warnings };
  }
  const why = fault ? describe(fault) : 'The story prints no date';
  const derived = deriveDate(sources, now);
  if (!derived) return { missing: `${why}. ${remedies[sources.raw.format]}` };
  const message = `${why}; ${derived.date.on} was taken from ${derived.source}.`;
  return { ...derived.date, warnings: [warn('DATE_MISSING', message)] };
}

const remedies: Record<StoryFormat, string> = {
  TEXT: 'Begin the file with a line such as `date 2023-07-04`, or name it 2023-07-04-headline.txt.',
  JSON: 'Give it in the form "publishedAt": "2023-07-04".',
};

function warn(code: StoryWarning['code'], message: string): StoryWarning {
  return { code, message, location: null };
}

function describe(fault: { printed: string; problem: string }): string {
  return `The date \`${fault.printed.slice(0, 60)}\` ${fault.problem}`;
}

function deriveDate(sources: DateSources, now: Date): { date: UsableDate; source: string } | null {
  const name = basename(sources.raw.file);
  const fromName = digitDate(name, now);
  if (fromName) return { date: fromName, source: `the file's name, \`${name}\`` };
  const fromUrl = digitDate(sources.url ?? '', now);
  if (fromUrl) return { date: fromUrl, source: `the address, \`${sources.url}\`` };
  const fromLede = findDates(sources.lede, now)[0];
  if (fromLede) return { date: fromLede, source: `the dateline, \`${sources.lede}\`` };
  // Photos may come from the archive, so the latest date in a caption is the nearest.
  const captions = sources.blocks
    .filter((block) => block.kind === 'PHOTO')
    .flatMap((block) => findDates(block.text, now));
  const latest = captions.sort((a, b) => a.on.localeCompare(b.on)).at(-1);
  return latest ? { date: latest, source: `a photo's caption, \`${latest.printed}\`` } : null;
}

// With separators, or eight digits by themselves: digits inside a hash are not a date.
function digitDate(text: string, now: Date): UsableDate | null {
  for (const [printed] of text.matchAll(/(?<![\p{L}\d])\d{4}([-_/.]?)\d{2}\1\d{2}(?![\p{L}\d])/gu)) {
    const date = readDate(printed.replaceAll(/[_/.]/g, '-'), now);
    if (date && 'on' in date) return date;
  }
  return null;
}
