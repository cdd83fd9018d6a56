import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, loadPlaces } from '../gazetteer.ts';
import { hashOf } from '../hashing.ts';
import { hashPhrase, KNOWN_BIG, KNOWN_PLACE, withoutAccents } from '../lexicon.ts';

/**
 * Builds `data/places.index` out of the lists of places, so that a start need not read them all; again after every
 * change to them: `node --import tsx src/extract/train/place-index.ts`.
 */
const phrases: number[] = [];
const forms: [hash: number, place: number, weight: number][] = [];
loadPlaces().forEach((listed, number) => {
  const bits = KNOWN_PLACE | (listed.isBig ? KNOWN_BIG : 0);
  for (const form of new Set(listed.forms.flatMap((printed) => [printed, withoutAccents(printed)]))) {
    const { hash, first, size } = hashPhrase(form);
    phrases.push(hash, first, bits | (size << 8));
  }
  for (const key of new Set(listed.forms.map(keyOf))) forms.push([hashOf(key, 0, key.length), number, listed.weight]);
});
forms.sort((a, b) => a[0] - b[0] || b[2] - a[2] || a[1] - b[1]);
const numbers = [phrases.length, ...phrases];
for (const [hash, number] of forms) numbers.push(hash, number);
writeFileSync(join(import.meta.dirname, '..', 'data', 'places.index'), Buffer.from(Int32Array.from(numbers).buffer));
