import type { Extraction } from '../../extract/extraction.ts';
import type { StoryWarning } from '../../story/story.ts';
import { fold } from '../../text/fold.ts';

/** The most UTF-16 units that a name, label or title may have; a CHECK of the tables holds the same. */
const longestName = 200;

/** PostgreSQL refuses an index entry of more than 2,704 bytes, however few characters they are. */
const maxIndexedBytes = 2600;

/** Cuts names that are too long to be names, and drops titles that are; ranges and printed texts stay. */
export function fitExtraction(extraction: Extraction): { extraction: Extraction; warnings: StoryWarning[] } {
  const warnings: StoryWarning[] = [];
  const entities = extraction.entities.map((found) => {
    const name = cutName(found.name);
    if (name !== found.name) {
      const message = `The name “${name.slice(0, 60)}…” has ${found.name.length} characters; it was cut to ${name.length}.`;
      warnings.push({ code: 'VALUE_TRUNCATED', message, location: null });
    }
    return { ...found, name, titles: found.titles.filter(isStorableName) };
  });
  return { extraction: { ...extraction, entities }, warnings };
}

/** Whether a name, label or title fits into its columns, folded too. */
export const isStorableName = (text: string): boolean =>
  text.length <= longestName && Buffer.byteLength(fold(text)) <= maxIndexedBytes;

/** A name cut to what its columns take: few characters, and few bytes when folded, where `ﷺ` becomes eighteen letters. */
export function cutName(text: string): string {
  let kept = cutUnits(text, longestName);
  while (!isStorableName(kept)) kept = cutUnits(kept, kept.length >> 1);
  return kept;
}

/** The beginning of a text, not broken within a character. */
const cutUnits = (text: string, units: number): string =>
  text.length <= units
    ? text
    : text
        .slice(0, units)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd();
