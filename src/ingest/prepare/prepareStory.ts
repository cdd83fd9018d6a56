import { createHash } from 'node:crypto';
import { extract } from '../../extract/extract.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { RawStory, Story } from '../../story/story.ts';
import type { TextLocation } from '../../text/location.ts';
import { fitExtraction, fitStory } from './limits.ts';
import { passagesOf } from './passages.ts';
import { parseWarnings, unattributedQuotes, type Warning } from './warnings.ts';

/** A story with everything found in it, ready to be stored. */
export interface PreparedStory extends FittedStory {
  extraction: Extraction;
  /** Where each passage of the extraction stands. */
  locations: TextLocation[];
}

/** A parsed story, cut to what can be stored. */
export interface FittedStory {
  raw: RawStory;
  /** Of the bytes and the format, in hex: the same again is unchanged. */
  hash: string;
  story: Story;
  warnings: Warning[];
}

/** Cuts a parsed story to what can be stored, and hashes its bytes: enough to know whether it is unchanged. */
export function fitRawStory(raw: RawStory, parsed: Story): FittedStory {
  const { story, warnings } = fitStory(parsed);
  const hash = createHash('sha256').update(raw.format).update(raw.bytes).digest('hex');
  return { raw, hash, story, warnings: [...parseWarnings(parsed), ...warnings] };
}

/** Finds the names and quotes of a story. */
export function extractStory(fitted: FittedStory): PreparedStory {
  const { passages, locations } = passagesOf(fitted.story);
  const { extraction, warnings } = fitExtraction(extract(passages));
  const found = [...fitted.warnings, ...warnings, ...unattributedQuotes(extraction, locations)];
  return { ...fitted, extraction, locations, warnings: found };
}
