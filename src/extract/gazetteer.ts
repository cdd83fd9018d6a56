import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownPlace, PlaceKind } from './extraction.ts';

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
  places ??= [...countries(), ...regions(), ...cities()];
  return places;
}

/** The places that bear a printed form, the likeliest first. */
export function placesNamed(form: string): ListedPlace[] {
  byForm ??= indexForms(loadPlaces());
  const key = keyOf(form);
  return byForm.get(key) ?? byForm.get(key.replace(/^the /, '')) ?? [];
}

/** Usual name of a country by its code: `PS` → `Palestine`. */
export function countryOf(nationality: string): string | null {
  byDemonym ??= new Map(countries().map((listed) => [listed.demonym, listed.place.countryCode ?? '']));
  return byDemonym.get(nationality) ?? null;
}

let places: ListedPlace[] | null = null;
let byForm: Map<string, ListedPlace[]> | null = null;
let byDemonym: Map<string, string> | null = null;
const folder = join(import.meta.dirname, 'data');

function rows(file: string, separator: string): string[][] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(separator));
}

function countries(): ListedPlace[] {
  return rows('countries.tsv', '\t').map(([code = '', name = '', latitude, longitude, , demonym = '', forms = '']) => ({
    place: located(`iso:${code}`, name, 'COUNTRY', code, latitude, longitude),
    forms: [name, ...forms.split('|').filter((form) => form !== '')],
    weight: 1_000_000,
    division: '',
    demonym,
    isBig: true,
  }));
}

function regions(): ListedPlace[] {
  return rows('places.txt', '|').map(([name = '', kind, country = '-', latitude, longitude, key = '', ...forms]) => ({
    place: located(key, name, kind as PlaceKind, country === '-' ? null : country, latitude, longitude),
    forms: [name, ...forms.filter((form) => form !== '')],
    weight: 50_000,
    division: key.startsWith('iso:') ? key.slice(7) : '',
    demonym: '',
    isBig: true,
  }));
}

function cities(): ListedPlace[] {
  return rows('cities.tsv', '\t').map(
    ([name = '', country = '', division = '', people = '0', latitude, longitude, id = '', forms]) => ({
      place: located(`geonames:${Number.parseInt(id, 36)}`, name, 'CITY', country, latitude, longitude),
      forms: forms === undefined ? [name] : [name, ...forms.split('|')],
      weight: Number(people),
      division,
      demonym: '',
      isBig: Number(people) >= 300,
    }),
  );
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

function indexForms(listed: ListedPlace[]): Map<string, ListedPlace[]> {
  const index = new Map<string, ListedPlace[]>();
  for (const place of listed) {
    for (const form of place.forms) {
      const key = keyOf(form);
      const present = index.get(key);
      if (present === undefined) index.set(key, [place]);
      else if (!present.includes(place)) present.push(place);
    }
  }
  for (const present of index.values()) if (present.length > 1) present.sort((a, b) => b.weight - a.weight);
  return index;
}

const ASCII = /^[\x20-\x7e]*$/;

/** Forms are compared without accents, capitals and typographic apostrophes. */
function keyOf(form: string): string {
  const lower = form.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u02bb-\u02bfʻ]/g, '')
    .replace(/[‘’]/g, "'");
}
