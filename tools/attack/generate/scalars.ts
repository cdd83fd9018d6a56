import type { Vocabulary } from '../vocabulary.ts';
import type { Chance } from './chance.ts';
import { someCursor } from './cursors.ts';
import { hostileText, searchText } from './hostileText.ts';
import type { ValueSource } from './values.ts';

/** A value of a scalar, which depends on what it is called: a page, a latitude, a name. */
export function scalarOf(source: ValueSource, type: string, name: string): unknown {
  const { chance } = source;
  if (type === 'Boolean') return chance.holds(0.5);
  const isOdd = chance.holds(source.hostility);
  if (type === 'Int') return wholeNumber(chance, name, isOdd);
  if (type === 'Float') return chance.one(isOdd ? extremes : (degrees[name] ?? [0]));
  if (type === 'Date') return someDay(chance, isOdd);
  if (type === 'DateTime') return `${someDay(chance, isOdd)}T00:00:00Z`;
  return textOf(source, name, isOdd);
}

function wholeNumber(chance: Chance, name: string, isOdd: boolean): number {
  if (isOdd) return chance.one(oddNumbers);
  return name === 'first' || name === 'last'
    ? chance.one([1, 2, 5, 10, 20, 20, 50, 100, 100])
    : chance.one([1, 1, 2, 7, 14, 30, 300]);
}

const oddNumbers = [0, -1, 101, 100_000, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1e300, 2.5];
const degrees: Record<string, number[]> = {
  latitude: [0, 51.05, 38.7, 27.9, 52.5, 90, -90, 89.999999, 5e-324, 1e-17, -0],
  longitude: [0, 13.7, -9.1, 86.9, 180, -180, 179.9999, -5e-324],
  radiusKm: [1, 50, 500, 5000, 20_038, 5e-324, 1e-300],
};
const extremes = [
  5e-324,
  -5e-324,
  1e308,
  -1e308,
  1.797e308,
  Number.POSITIVE_INFINITY,
  90.000001,
  20_038.1,
  1e15,
  0,
  -1,
];

/** Days of the corpus; the first and the last that there are; and, where it may be odd, some that are none. */
function someDay(chance: Chance, isOdd: boolean): string {
  if (isOdd) return chance.one(oddDays);
  const within = `2025-0${3 + chance.below(2)}-${String(1 + chance.below(30)).padStart(2, '0')}`;
  return chance.holds(0.6) ? within : chance.one(farDays);
}

const farDays = [
  '0001-01-01',
  '0001-12-31',
  '1582-10-10',
  '1900-01-01',
  '2000-02-29',
  '2022-07-08',
  '2023-01-01',
  '2026-12-31',
  '9998-12-31',
  '9999-12-01',
  '9999-12-31',
];
const oddDays = [
  '0000-01-01',
  '2025-02-30',
  '2025-02-29',
  '2025-13-01',
  '2025-00-10',
  '10000-01-01',
  '-0001-01-01',
  '2025-1-1',
  '',
  'today',
];

function textOf(source: ValueSource, name: string, isOdd: boolean): string {
  const text = isOdd ? hostileText(source.chance) : plainTextOf(source, name);
  const kept = text.slice(0, Math.max(10, source.room.bytes));
  source.room.bytes -= kept.length;
  return kept;
}

function plainTextOf({ chance, vocabulary, hostility }: ValueSource, name: string): string {
  if (name === 'after' || name === 'before') return someCursor(chance, vocabulary);
  if (name === 'query' || name === 'prefix') return searchText(chance, vocabulary);
  if (name === 'nameContains')
    return chance.holds(0.5) ? chance.one('aeiours'.split('')) : searchText(chance, vocabulary);
  if (name === 'countries')
    return !chance.holds(hostility) ? chance.one(countries) : chance.one(['XX', 'usa', '', 'ÜS', 'ZZ']);
  if (name === 'language') return chance.one(['en', 'en', 'EN-gb', 'und', '*', 'de']);
  if (name === 'id' || name === 'ids') return someId(chance, vocabulary);
  if (name === 'slug' || name === 'externalId') return chance.one(vocabulary.slugs);
  return chance.one(chance.holds(0.7) ? vocabulary.names : vocabulary.slugs);
}

const countries = ['US', 'DE', 'NP', 'PT', 'NL', 'NG', 'CA', 'TW', 'uk', 'il', 'fr'];

/** An id of the corpus, one of another type, or one that stands for nothing. */
function someId(chance: Chance, { ids }: Vocabulary): string {
  if (chance.holds(0.8)) return chance.one(ids);
  const type = chance.one(['Article', 'Person', 'Quote', 'Corpus', '__proto__', '']);
  const key = chance.one(['1', '0', '-1', '2147483648', '9223372036854775808', '1e3', '1.5', 'x', '', ' 1', '٣']);
  return Buffer.from(`${type}:${key}`).toString('base64');
}
