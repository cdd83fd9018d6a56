import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutAccents } from '../../text/fold.ts';
import { hashOf } from '../../text/hashing.ts';
import type { KnownPlace, PlaceKind } from '../extraction.ts';

/** A place of the gazetteer with the forms in which news prints it. */
export interface ListedPlace {
  place: KnownPlace;
  forms: string[];
  /** Thousands of people, for cities; for all else as much as makes it the likelier one. */
  weight: number;
  /** First-level division: `TX`. Empty where unknown. */
  division: string;
  demonym: string;
  isBig: boolean;
}

/** All listed places: countries, states and regions, cities from the largest down. */
export function loadPlaces(): ListedPlace[] {
  return [...countries(), ...regions(), ...rows('cities.tsv').map(cityOf)];
}

/** The places that bear a printed form, the likeliest first. Rows are read only where they are asked for. */
export function placesNamed(form: string): ListedPlace[] {
  const key = placeNameKey(form);
  const found = placesOf(key);
  return found.length > 0 || !key.startsWith('the ') ? found : placesOf(key.slice(4));
}

/** ISO code of the country of a nationality: `Palestinian` → `PS`. */
export function countryOf(nationality: string): string | null {
  byDemonym ??= new Map(countries().map((listed) => [listed.demonym, listed.place.countryCode ?? '']));
  return byDemonym.get(nationality) ?? null;
}

/** Nationalities of the list of countries. */
export function nationalities(): string[] {
  return countries().map((listed) => listed.demonym);
}

/**
 * The built index of all places: `phrases` holds, for each form, the hash of its tokens and its first token, and its
 * bits and length; `forms` the hash of a form's key and a place's number, sorted by hash and then by likelihood.
 */
export interface PlaceIndex {
  phrases: Int32Array;
  forms: Int32Array;
}

/** Layout of the file: the length of `phrases`, then both parts, as 32-bit numbers of the machine's order (little-endian). */
export function placeIndex(): PlaceIndex {
  if (index === null) {
    const bytes = readFileSync(join(folder, 'places.index'));
    const numbers = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    const split = 1 + (numbers[0] as number);
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
let byDemonym: Map<string, string> | null = null;
let countryList: ListedPlace[] | null = null;
let regionList: ListedPlace[] | null = null;
let cityRows: string[] | null = null;
const folder = join(import.meta.dirname, '..', 'data');

function placesOf(key: string): ListedPlace[] {
  const { forms } = placeIndex();
  const hash = hashOf(key, 0, key.length);
  let low = 0;
  let high = forms.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((forms[middle * 2] as number) < hash) low = middle + 1;
    else high = middle;
  }
  const found: ListedPlace[] = [];
  for (; forms[low * 2] === hash; low += 1) {
    const place = placeAt(forms[low * 2 + 1] as number);
    if (place.forms.some((form) => placeNameKey(form) === key)) found.push(place);
  }
  return found;
}

function placeAt(number: number): ListedPlace {
  const first = countries();
  if (number < first.length) return first[number] as ListedPlace;
  const second = regions();
  if (number < first.length + second.length) return second[number - first.length] as ListedPlace;
  cityRows ??= rows('cities.tsv');
  return cityOf(cityRows[number - first.length - second.length] as string);
}

function rows(file: string): string[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

function countries(): ListedPlace[] {
  countryList ??= rows('countries.tsv').map(countryAt);
  return countryList;
}

function countryAt(row: string): ListedPlace {
  const [code = '', name = '', latitude, longitude, , demonym = '', forms = ''] = row.split('\t');
  return {
    place: located(`iso:${code}`, name, 'COUNTRY', code, latitude, longitude),
    forms: [name, ...forms.split('|').filter((form) => form !== '')],
    weight: 1_000_000,
    division: '',
    demonym,
    isBig: true,
  };
}

function regions(): ListedPlace[] {
  regionList ??= rows('places.txt').map(regionAt);
  return regionList;
}

function regionAt(row: string): ListedPlace {
  const [name = '', kind, country = '-', latitude, longitude, key = '', ...forms] = row.split('|');
  return {
    place: located(key, name, kind as PlaceKind, country === '-' ? null : country, latitude, longitude),
    forms: [name, ...forms.filter((form) => form !== '')],
    weight: 50_000,
    division: key.startsWith('iso:') ? key.slice(7) : '',
    demonym: '',
    isBig: true,
  };
}

function cityOf(row: string): ListedPlace {
  const [name = '', country = '', division = '', people = '0', latitude, longitude, id = '', forms] = row.split('\t');
  return {
    place: located(`geonames:${Number.parseInt(id, 36)}`, name, 'CITY', country, latitude, longitude),
    forms: forms === undefined ? [name] : [name, ...forms.split('|')],
    weight: Number(people),
    division,
    demonym: '',
    isBig: Number(people) >= 300,
  };
}

function located(
  key: string,
  name: string,
  kind: PlaceKind,
  countryCode: string | null,
  latitude = '',
  longitude = '',
): KnownPlace {
  return { key, name, kind, countryCode, latitude: Number(latitude), longitude: Number(longitude) };
}
