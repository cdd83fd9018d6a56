import { createHash } from 'node:crypto';
import { extract } from '../../extract/extract.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { RawStory, Story, StoryWarning } from '../../story/story.ts';
import type { TextLocation } from '../../text/location.ts';
import { fitExtraction } from './limits.ts';
import { passagesOf } from './passages.ts';
import { unattributedQuotes } from './warnings.ts';

/** A parsed story with the hash that its bytes are known by. */
export interface HashedStory {
  raw: RawStory;
  /** Of the bytes and the format, in hex: the same again is unchanged. */
  hash: string;
  story: Story;
}

/** A story with everything found in it, ready to be stored. */
export interface PreparedStory extends HashedStory {
  extraction: Extraction;
  /** Where each passage of the extraction stands. */
  locations: TextLocation[];
  warnings: StoryWarning[];
}

/** Hashes a story: cheap, and enough to tell one that is unchanged before names are looked for. */
export function hashStory(raw: RawStory, story: Story): HashedStory {
  return { raw, hash: createHash('sha256').update(raw.format).update(raw.bytes).digest('hex'), story };
}

/** Finds the names and quotes of a story. */
export function extractStory(hashed: HashedStory): PreparedStory {
  const { passages, locations } = passagesOf(hashed.story);
  const { extraction, warnings } = fitExtraction(extract(passages));
  const found = [...hashed.story.warnings, ...warnings, ...unattributedQuotes(extraction, locations)];
  return { ...hashed, extraction, locations, warnings: found };
}
