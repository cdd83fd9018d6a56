import { createHash } from 'node:crypto';
import { wholeCharacters } from './shorten.ts';
import type { RawStory } from './story.ts';

/** The id that a story came with: its file's name, else the id that it states of itself. Null without either. */
export function givenId(raw: RawStory, printed: string | null): string | null {
  return raw.externalId ?? printed;
}

/** An id for a story that came without one: a hash of headline, day and publication, so that the same story gets the same id. */
export function derivedId(headline: string, publishedOn: string, publication: string | null): string {
  return hash([headline, publishedOn, publication ?? ''].join('\n'));
}

/** Shortens an id that is too long, ending it with a hash of the whole: ids that differ only after the cut stay different. */
export function capExternalId(id: string, units: number): string {
  if (id.length <= units) return id;
  const end = `~${hash(id)}`;
  return wholeCharacters(id, units - end.length) + end;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
