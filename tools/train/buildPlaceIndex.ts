import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPlaces, placeNameKey } from '../../src/extract/lexicon/gazetteer.ts';
import { hashPhrase, KNOWN_BIG, KNOWN_PLACE, plainSpelling } from '../../src/extract/lexicon/lexicon.ts';
import { hashOf } from '../../src/text/hashing.ts';

/**
 * Builds `data/places.index` from the lists of places, so that a start need not read them all; needed after every
 * change to them: `node --import tsx tools/train/buildPlaceIndex.ts`.
 */
const listFolder = join(import.meta.dirname, '..', '..', 'src', 'extract', 'data');
const commonWords = new Set(['common-words.txt', 'place-words.txt'].flatMap(readWords));
/** In thousands of people: smaller cities are not looked for by a name that is a common word (`Orange`, `Split`). */
const MIN_POPULATION_OF_COMMON_WORD = 250;
/** In thousands of people: the names of smaller towns are known, but not looked for in text. */
const MIN_POPULATION_LOOKED_FOR = 15;

const countryRows = readFileSync(join(listFolder, 'countries.tsv'), 'utf8').split('\n');
const capitals = new Set(countryRows.map((row) => row.split('\t')[4]));

const phrases: number[] = [];
const forms: [hash: number, place: number, weight: number][] = [];
loadPlaces().forEach((listed, number) => {
  const bits = KNOWN_PLACE | (listed.isBig ? KNOWN_BIG : 0);
  for (const form of new Set(listed.forms.flatMap((printed) => [printed, plainSpelling(printed)]))) {
    if (listed.weight < MIN_POPULATION_LOOKED_FOR && !capitals.has(listed.place.name)) continue;
    if (listed.weight < MIN_POPULATION_OF_COMMON_WORD && commonWords.has(form.toLowerCase())) continue;
    const { hash, first, size } = hashPhrase(form);
    phrases.push(hash, first, bits | (size << 8));
  }
  for (const key of new Set(listed.forms.map(placeNameKey)))
    forms.push([hashOf(key, 0, key.length), number, listed.weight]);
});
forms.sort((a, b) => a[0] - b[0] || b[2] - a[2] || a[1] - b[1]);
const numbers = [phrases.length, ...phrases];
for (const [hash, number] of forms) numbers.push(hash, number);
writeFileSync(join(listFolder, 'places.index'), Buffer.from(Int32Array.from(numbers).buffer));

function readWords(file: string): string[] {
  return readFileSync(join(listFolder, file), 'utf8').split(/\s+/);
}
