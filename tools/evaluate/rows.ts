import { bCubed } from './groupingScores.ts';
import type { Half } from './half.ts';
import { f1, precision, recall } from './measures.ts';
import type { Row } from './table.ts';

type Measure = readonly [
  measure: string,
  read: (half: Half) => number | null,
  floor: number | null,
  goal: number | null,
  published: string,
];

/** What is measured, what is asked, and what is published; figures of others from the papers and libraries they name. */
const MEASURES: readonly Measure[] = [
  [
    'direct quotes of 5+ words: found',
    (half) => recall(half.quotes.directFound),
    97,
    98.5,
    'people agree 97; naive rule 97.1; compromise 74.9',
  ],
  ['    given as one quote, all parts joined', (half) => recall(half.quotes.directWhole), null, null, ''],
  ['… and nothing else taken for a quote', (half) => precision(half.quotes.directGiven), 96, 98, 'compromise 96.8'],
  [
    '… printed speaker right, of those found',
    (half) => recall(half.quotes.phrase),
    88,
    95,
    'Gender Gap Tracker 86.5; people 99.6',
  ],
  ['    a name spoke', (half) => byKind(half, 'name'), null, null, ''],
  ['    a pronoun spoke', (half) => byKind(half, 'pronoun'), null, null, ''],
  ['    another phrase spoke', (half) => byKind(half, 'nominal'), null, null, ''],
  ['… found and speaker right, of all', (half) => recall(half.quotes.foundAndPhrase), 85, 93, 'people 96.1'],
  ['quoted phrase → person by full name, of all', (half) => recall(half.quotes.person), 65, 80, ''],
  ['    right, of those given a name', (half) => precision(half.quotes.person), null, null, ''],
  ['… where a pronoun spoke', (half) => recall(half.quotes.personByPronoun), 65, 85, 'Citron 88.3, that step alone'],
  ['indirect speech: content F1', (half) => f1(half.quotes.indirect), 35, 60, 'people 76.5'],
  [
    'all quotes by sentence, exact F1: content',
    (half) => f1(half.quotes.content),
    48,
    70,
    'BERT 72.9, CRF 28.6; people 74.2',
  ],
  ['… source', (half) => f1(half.quotes.source), 45, 75, 'BERT 83.2, CRF 50.6; people 79.0'],
  [
    'people: exact name and kind, F1',
    (half) => f1(half.names.PERSON),
    76,
    88,
    'spaCy about 85 at home; compromise 50.7',
  ],
  ['places', (half) => f1(half.names.PLACE), 78, 86, 'compromise 65.3'],
  ['organisations', (half) => f1(half.names.ORGANIZATION), 52, 72, 'compromise 33.1'],
  ['two printed forms of one entity get one name', (half) => recall(half.grouping.forms), 75, 90, 'compromise 0 of 21'],
  ['    a person’s name and a part of it', (half) => recall(half.grouping.personParts), null, null, ''],
  ['mentions grouped, B-cubed F1', (half) => bCubed(half.grouping), null, null, ''],
];

/** The rows of the table for both halves. */
export function rowsOf(tuned: Half, aside: Half): Row[] {
  return MEASURES.map(([measure, read, floor, goal, published]) => ({
    measure,
    tuned: read(tuned),
    aside: read(aside),
    floor,
    goal,
    published,
  }));
}

function byKind(half: Half, kind: string): number | null {
  const tally = half.quotes.phraseByKind.get(kind);
  return tally === undefined ? null : recall(tally);
}

/** How sure the speakers were said to be, in tenths, and how many were right: `0.9 – 1.0  97.1 of 312`. */
export function printCalibration(half: Half): string {
  const tenths = [...half.quotes.calibration].sort(([a], [b]) => b - a);
  return tenths
    .map(
      ([tenth, tally]) =>
        `  said ${(tenth / 10).toFixed(1)} – ${((tenth + 1) / 10).toFixed(1)}: right ${(recall(tally) ?? 0).toFixed(1)} % of ${tally.wanted}`,
    )
    .join('\n');
}
