import type { Vocabulary } from '../vocabulary.ts';
import type { Chance } from './chance.ts';
import { hostileText } from './hostileText.ts';

/** A cursor: one of the server's own, or one of them with something else in it. */
export function someCursor(chance: Chance, { cursors }: Vocabulary): string {
  const cursor = chance.one(cursors);
  return chance.weighted([
    [8, () => cursor],
    [1, () => cursor.slice(0, chance.below(cursor.length))],
    [1, () => hostileText(chance)],
    [6, () => changed(chance, cursor)],
  ])();
}

/** Changes what stands in a cursor: a list of values as JSON, or the name of a list and a number. */
function changed(chance: Chance, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  try {
    const values: unknown = JSON.parse(text);
    if (!Array.isArray(values)) return cursor;
    values[1 + chance.below(values.length)] = chance.one(oddValues);
    return encode(JSON.stringify(values));
  } catch {
    const [name = ''] = text.split(' ');
    return encode(`${name} ${chance.one(['-1', '0', '999999999', '1e3', '1.5', '99999999999999999999', ''])}`);
  }
}

const encode = (text: string) => Buffer.from(text).toString('base64url');

const oddValues: unknown[] = [
  ...['2025-02-30T00:00:00.000Z', '2025-04-31T00:00:00.000Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'],
  ...['2025-03-01T24:00:00.000Z', '2025-03-01T23:59:60.000Z', '2025-03-01T00:00:00.000000000000Z', '2025-03-01T00Z'],
  ...[
    '+275760-09-13T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
    '2025-3-1',
    'infinity',
    'NaN',
    '',
    '\u0000',
    '\ud800',
  ],
  ...[0, -1, 1.5, 2_147_483_647, 2_147_483_648, -2_147_483_648, 9_007_199_254_740_991, 1e308, 5e-324],
  ...[null, true, [], {}, [[[]]], 'x'.repeat(5000)],
];
