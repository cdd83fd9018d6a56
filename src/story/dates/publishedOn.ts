import { basename } from 'node:path';
import type { RawStory, StoryBlock, StoryWarning } from '../story.ts';
import { findDates, type PrintedDate, readDate, type UsableDate } from './readDate.ts';

export type SettledDate = UsableDate & { warnings: StoryWarning[] };

interface Hints {
  raw: RawStory;
  url: string | null;
  /** The printed words of the dateline. */
  lede: string;
  blocks: readonly StoryBlock[];
}

/**
 * Settles when a story was published: the first usable printed date; without one the date that the file's name, the address, the dateline or
 * a caption gives, with a warning; else why there is none.
 */
export function settleDate(
  printed: (PrintedDate | null)[],
  hints: Hints,
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
  const derived = deriveDate(hints, now);
  if (!derived)
    return {
      missing: `${why}. Begin the file with a line such as \`date 2023-07-04\`, or name it 2023-07-04-headline.txt.`,
    };
  const message = `${why}; ${derived.date.on} was taken from ${derived.source}.`;
  return { ...derived.date, warnings: [warn('DATE_MISSING', message)] };
}

function warn(code: StoryWarning['code'], message: string): StoryWarning {
  return { code, message, location: null };
}

function describe(fault: { printed: string; problem: string }): string {
  return `The date \`${fault.printed.slice(0, 60)}\` ${fault.problem}`;
}

function deriveDate(hints: Hints, now: Date): { date: UsableDate; source: string } | null {
  const name = basename(hints.raw.file);
  const fromName = digitDate(name, now);
  if (fromName) return { date: fromName, source: `the file's name, \`${name}\`` };
  const fromUrl = digitDate(hints.url ?? '', now);
  if (fromUrl) return { date: fromUrl, source: `the address, \`${hints.url}\`` };
  const fromLede = findDates(hints.lede, now)[0];
  if (fromLede) return { date: fromLede, source: `the dateline, \`${hints.lede}\`` };
  // Photos may come from the archive: the latest date that captions print is the nearest.
  const captions = hints.blocks
    .filter((block) => block.kind === 'PHOTO')
    .flatMap((block) => findDates(block.text, now));
  const latest = captions.sort((a, b) => a.on.localeCompare(b.on)).at(-1);
  return latest ? { date: latest, source: `a photo's caption, \`${latest.printed}\`` } : null;
}

// Digits that are parted, or eight that stand alone: a hash's digits are no date.
function digitDate(text: string, now: Date): UsableDate | null {
  for (const [printed] of text.matchAll(/(?<![\p{L}\d])\d{4}([-_/.]?)\d{2}\1\d{2}(?![\p{L}\d])/gu)) {
    const date = readDate(printed.replaceAll(/[_/.]/g, '-'), now);
    if (date && 'on' in date) return date;
  }
  return null;
}
