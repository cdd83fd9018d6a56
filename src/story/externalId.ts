import { createHash } from 'node:crypto';
import { wholeCharacters } from './shorten.ts';
import type { RawStory } from './story.ts';

/** The id that a story came with: its file's name, else the id that it prints. Null where it has neither. */
export function givenId(raw: RawStory, printed: string | null): string | null {
  return raw.externalId ?? printed;
}

/** The id of a story that came without one: the same headline, day and publication are the same story. */
export function derivedId(headline: string, publishedOn: string, publication: string | null): string {
  return hash([headline, publishedOn, publication ?? ''].join('\n'));
}

/** An id that is too long ends in the hash of the whole: two ids that differ only behind the cut must stay two stories. */
export function capExternalId(id: string, units: number): string {
  if (id.length <= units) return id;
  const end = `~${hash(id)}`;
  return wholeCharacters(id, units - end.length) + end;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
