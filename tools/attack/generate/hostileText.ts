import type { Vocabulary } from '../vocabulary.ts';
import type { Chance } from './chance.ts';

/** A text to search, complete or look up: words of the corpus, or what somebody types who wants to see a server stop. */
export function searchText(chance: Chance, { headlines, names }: Vocabulary): string {
  return chance.weighted([
    [6, () => someWords(chance, headlines, 1 + chance.below(4))],
    [3, () => chance.one(names)],
    [2, () => `"${someWords(chance, headlines, 3)}" -${someWords(chance, headlines, 1)}`],
    [3, () => hostileText(chance)],
    [1, () => someWords(chance, headlines, chance.one([12, 60, 400, 5000]))],
    [1, () => `${someWords(chance, headlines, 2)} ${hostileText(chance)}`],
  ])();
}

/** A text that is long, odd, or both. */
export function hostileText(chance: Chance): string {
  const unit = chance.one(units);
  const times = chance.weighted([
    [4, 1],
    [3, 40],
    [2, 1000],
    [2, 20_000],
    [1, 200_000],
  ]);
  const repeated = unit.repeat(Math.max(1, Math.floor(times / unit.length)));
  return chance.holds(0.4) ? `a${repeated}b` : repeated;
}

const units = [
  ...["'", '"', '\'"', '“', '’', "' '", '"a" ', '-', '- ', '-"', '(', '\\', '*', '%', '_', '.', ', ', '|', '$1', '{}'],
  // Marks that combine, in and out of their canonical order.
  ...['\u0301', '\u0301\u0323', 'e\u0301', '\u0345\u0301\u0323', '\u1100\u1161\u11a8', '\u0f71\u0f72'],
  // Control characters, halves of pairs, directions, and what folds to something longer.
  ...[
    '\u0000',
    '\u0007',
    '\n',
    '\t',
    '\ud800',
    '\udfff',
    '\u202e',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\ufdfa',
    'ß',
    'İ',
    'ﬃ',
  ],
  ...['🦭', '👩‍👩‍👧', 'مرحبا ', 'שלום', '水', 'ก็', 'a', 'aa ', 'the ', 'x'.repeat(600), '0', '9', '1e9 ', '- - '],
  ...['<mark>', '&amp;', '\'; DROP TABLE "Article"; --', '__proto__', 'null', 'NaN', '%00', '\\u0000'],
];

const someWords = (chance: Chance, headlines: string[], count: number): string =>
  Array.from({ length: count }, () => chance.one(chance.one(headlines).split(' '))).join(' ');
