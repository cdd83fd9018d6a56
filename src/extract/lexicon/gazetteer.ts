import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutAccents } from '../../text/fold.ts';
import { hashOf } from '../../text/hashing.ts';
import type { KnownPlace, PlaceKind } from '../extraction.ts';

/** A place of the gazetteer, with the forms in which news prints its name. */
export interface ListedPlace {
  place: KnownPlace;
  forms: string[];
  /** For ranking places of one name: thousands of people for cities, more than any city for all else. */
  weight: number;
  /** The code of the first-level division, `TX`; empty where unknown. */
  division: string;
  /** What its people are called, `Palestinian`; empty for all but countries. */
  demonym: string;
  /** Whether it is a country, a region, or a city of 300,000 people or more. */
  isBig: boolean;
}

/** Loads all listed places: countries, then states and regions, then cities, largest first. */
export function loadPlaces(): ListedPlace[] {
  return [...countries(), ...regions(), ...rows('cities.tsv').map(cityOfRow)];
}

/** The places with a printed name, the likeliest first. `The Hague` is also found without its article. */
export function placesNamed(form: string): ListedPlace[] {
  const key = placeNameKey(form);
  const found = placesOf(key);
  return found.length > 0 || !key.startsWith('the ') ? found : placesOf(key.slice(4));
}

/** The nationalities of all countries. */
export function nationalities(): string[] {
  return countries().map((listed) => listed.demonym);
}

/**
 * The prebuilt index of all places. `phrases` has three numbers for each form that is looked for in text: the hash of
 * its tokens, the hash of its first token, and its KNOWN_… bits with its number of tokens above them (bits 8 and up).
 * `forms` has two for each form: the hash of its `placeNameKey` and the place's number in `loadPlaces`, sorted by hash,
 * then by likelihood.
 */
export interface PlaceIndex {
  phrases: Int32Array;
  forms: Int32Array;
}

/**
 * Reads the index on first use. The file holds the length of `phrases`, then both parts, as little-endian 32-bit
 * numbers.
 */
export function placeIndex(): PlaceIndex {
  if (index === null) {
    const bytes = readFileSync(join(folder, 'places.index'));
    const numbers = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const split = 1 + (numbers[0] ?? 0);
    index = { phrases: numbers.subarray(1, split), forms: numbers.subarray(split) };
  }
  return index;
}

/**
 * The key under which `places.index` finds a printed form: lowercase, without accents, with plain apostrophes. Unlike
 * `plainSpelling` it keeps the Turkish `ı` and the `‘` of `‘Amran` (as an apostrophe), because the index was built so.
 */
export function placeNameKey(form: string): string {
  return withoutAccents(form.toLowerCase()).replace(/[‘’]/g, "'");
}

let index: PlaceIndex | null = null;
let countryList: ListedPlace[] | null = null;
let regionList: ListedPlace[] | null = null;
let cityRows: string[] | null = null;
const folder = join(import.meta.dirname, '..', 'data');

/** The places whose forms include a key; a binary search by its hash. */
function placesOf(key: string): ListedPlace[] {
  const { forms } = placeIndex();
  const hash = hashOf(key, 0, key.length);
  let low = 0;
  let high = forms.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((forms[middle * 2] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  const found: ListedPlace[] = [];
  for (; forms[low * 2] === hash; low += 1) {
    const place = placeAt(forms[low * 2 + 1] ?? 0);
    if (place?.forms.some((form) => placeNameKey(form) === key)) found.push(place);
  }
  return found;
}

/** The place of a number in the order of `loadPlaces`. */
function placeAt(number: number): ListedPlace | undefined {
  const regionNumber = number - countries().length;
  if (regionNumber < 0) return countries()[number];
  const cityNumber = regionNumber - regions().length;
  if (cityNumber < 0) return regions()[regionNumber];
  cityRows ??= rows('cities.tsv');
  const row = cityRows[cityNumber];
  return row === undefined ? undefined : cityOfRow(row);
}

function rows(file: string): string[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

function countries(): ListedPlace[] {
  countryList ??= rows('countries.tsv').map(countryOfRow);
  return countryList;
}

function countryOfRow(row: string): ListedPlace {
  const [code = '', name = '', latitude, longitude, , demonym = '', forms = ''] = row.split('\t');
  return {
    place: knownPlace(`iso:${code}`, name, 'COUNTRY', code, latitude, longitude),
    forms: [name, ...forms.split('|').filter((form) => form !== '')],
    weight: 1_000_000,
    division: '',
    demonym,
    isBig: true,
  };
}

function regions(): ListedPlace[] {
  regionList ??= rows('places.txt').map(regionOfRow);
  return regionList;
}

function regionOfRow(row: string): ListedPlace {
  const [name = '', kind, country = '-', latitude, longitude, key = '', ...forms] = row.split('|');
  return {
    place: knownPlace(key, name, kind as PlaceKind, country === '-' ? null : country, latitude, longitude),
    forms: [name, ...forms.filter((form) => form !== '')],
    weight: 50_000,
    division: key.startsWith('iso:') ? key.slice(7) : '',
    demonym: '',
    isBig: true,
  };
}

function cityOfRow(row: string): ListedPlace {
  const [name = '', country = '', division = '', people = '0', latitude, longitude, id = '', forms] = row.split('\t');
  return {
    place: knownPlace(`geonames:${Number.parseInt(id, 36)}`, name, 'CITY', country, latitude, longitude),
    forms: forms === undefined ? [name] : [name, ...forms.split('|')],
    weight: Number(people),
    division,
    demonym: '',
    isBig: Number(people) >= 300,
  };
}

function knownPlace(
  key: string,
  name: string,
  kind: PlaceKind,
  countryCode: string | null,
  latitude = '',
  longitude = '',
): KnownPlace {
  return { key, name, kind, countryCode, latitude: Number(latitude), longitude: Number(longitude) };
}
