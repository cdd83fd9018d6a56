import { bCubed } from './groupingScores.ts';
import { f1, precision, recall } from './measures.ts';
import type { Scores } from './scores.ts';
import type { Row } from './table.ts';

interface Measure {
  /** As the table prints it; a name that begins with `…` or spaces belongs to the measure above it. */
  measure: string;
  /** In percent; null where nothing could be measured. */
  read: (scores: Scores) => number | null;
  /** The least that is acceptable, and the aim. */
  floor?: number;
  goal?: number;
  /** What people and other programs reach, according to the papers and libraries named. */
  published?: string;
}

/** All measures in the order of the table. */
const MEASURES: readonly Measure[] = [
  {
    measure: 'direct quotes of 5+ words: found',
    read: (scores) => recall(scores.quotes.directFound),
    floor: 97,
    goal: 98.5,
    published: 'people agree 97; naive rule 97.1; compromise 74.9',
  },
  { measure: '    given as one quote, all parts joined', read: (scores) => recall(scores.quotes.directWhole) },
  {
    measure: '… and nothing else taken for a quote',
    read: (scores) => precision(scores.quotes.directPredicted),
    floor: 96,
    goal: 98,
    published: 'compromise 96.8',
  },
  {
    measure: '… printed speaker right, of those found',
    read: (scores) => recall(scores.quotes.phrase),
    floor: 88,
    goal: 95,
    published: 'Gender Gap Tracker 86.5; people 99.6',
  },
  { measure: '    a name spoke', read: (scores) => byKind(scores, 'name') },
  { measure: '    a pronoun spoke', read: (scores) => byKind(scores, 'pronoun') },
  { measure: '    another phrase spoke', read: (scores) => byKind(scores, 'nominal') },
  {
    measure: '… found and speaker right, of all',
    read: (scores) => recall(scores.quotes.foundAndPhrase),
    floor: 85,
    goal: 93,
    published: 'people 96.1',
  },
  {
    measure: 'quoted phrase → person by full name, of all',
    read: (scores) => recall(scores.quotes.person),
    floor: 65,
    goal: 80,
  },
  { measure: '    right, of those given a name', read: (scores) => precision(scores.quotes.person) },
  {
    measure: '… where a pronoun spoke',
    read: (scores) => recall(scores.quotes.personByPronoun),
    floor: 65,
    goal: 85,
    published: 'Citron 88.3, that step alone',
  },
  {
    measure: 'indirect speech: content F1',
    read: (scores) => f1(scores.quotes.indirect),
    floor: 35,
    goal: 60,
    published: 'people 76.5',
  },
  {
    measure: 'all quotes by sentence, exact F1: content',
    read: (scores) => f1(scores.quotes.content),
    floor: 48,
    goal: 70,
    published: 'BERT 72.9, CRF 28.6; people 74.2',
  },
  {
    measure: '… source',
    read: (scores) => f1(scores.quotes.source),
    floor: 45,
    goal: 75,
    published: 'BERT 83.2, CRF 50.6; people 79.0',
  },
  {
    measure: 'people: exact name and kind, F1',
    read: (scores) => f1(scores.names.PERSON),
    floor: 76,
    goal: 88,
    published: 'spaCy about 85 at home; compromise 50.7',
  },
  { measure: 'places', read: (scores) => f1(scores.names.PLACE), floor: 78, goal: 86, published: 'compromise 65.3' },
  {
    measure: 'organisations',
    read: (scores) => f1(scores.names.ORGANIZATION),
    floor: 52,
    goal: 72,
    published: 'compromise 33.1',
  },
  {
    measure: 'two printed forms of one entity get one name',
    read: (scores) => recall(scores.grouping.forms),
    floor: 75,
    goal: 90,
    published: 'compromise 0 of 21',
  },
  { measure: '    a person’s name and a part of it', read: (scores) => recall(scores.grouping.personParts) },
  { measure: 'mentions grouped, B-cubed F1', read: (scores) => bCubed(scores.grouping) },
];

/** The rows of the table. */
export function rowsOf(tuned: Scores, heldOut: Scores): Row[] {
  return MEASURES.map(({ measure, read, floor = null, goal = null, published = '' }) => ({
    measure,
    tuned: read(tuned),
    heldOut: read(heldOut),
    floor,
    goal,
    published,
  }));
}

function byKind(scores: Scores, kind: string): number | null {
  const tally = scores.quotes.phraseByKind.get(kind);
  return tally === undefined ? null : recall(tally);
}

/** How many speakers are right in each tenth of confidence: `0.9 – 1.0: right 97.1 % of 312`. */
export function printCalibration(scores: Scores): string {
  const tenths = [...scores.quotes.calibration].sort(([a], [b]) => b - a);
  return tenths
    .map(
      ([tenth, tally]) =>
        `  said ${(tenth / 10).toFixed(1)} – ${((tenth + 1) / 10).toFixed(1)}: right ${(recall(tally) ?? 0).toFixed(1)} % of ${tally.expected}`,
    )
    .join('\n');
}
