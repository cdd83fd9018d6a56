import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passage } from '../../src/extract/extraction.ts';
import { FAMILY, GIVEN, ORG_END, ORG_START, PLACE_END } from '../../src/extract/lexicon/lexicon.ts';
import { buildTokenTables } from '../../src/extract/tagging/buildTokenTables.ts';
import { ORG_BEGIN, OTHER_NAME, OUTSIDE, PERSON_BEGIN, PLACE_BEGIN } from '../../src/extract/tagging/labels.ts';
import type { StoryLabels } from '../../src/extract/tagging/storyLabels.ts';
import { flagsAt, type TokenTable } from '../../src/extract/tagging/tokenTable.ts';
import { WordCounts } from '../../src/extract/tagging/wordCounts.ts';
import { LOWERCASE } from '../../src/text/shapes.ts';
import { type MarkedName, markedStories } from './markedStories.ts';

/** A passage of a training story, with the correct label of each token. */
export interface Example {
  /** The number of its story: even for a story as it is, odd for its masked copy. */
  story: number;
  /** Whether it is the copy in which some words of names are replaced by unknown ones. */
  isMasked: boolean;
  table: TokenTable;
  counts: WordCounts;
  /** The correct labels. */
  gold: Uint8Array;
  /** The labels that the first pass gave to it, and to its story; null while the first pass is trained. */
  firstPass: Uint8Array | null;
  storyLabels: StoryLabels | null;
}

/**
 * The files of training texts, and which documents of each are used: 2 means every second one. Novels tell little about
 * news, and every second Wikinews story is kept for evaluation.
 */
const FILES: [string, number][] = [
  ['wikigold', 1],
  ['crossner_politics', 1],
  ['gum_news_names', 2],
  ['gum_bio_names', 1],
  ['gum_more_names', 1],
  ['btc_news', 1],
  ['uner_pud', 1],
  ['litbank_names', 8],
];

/** All training passages of the taggers: from the files in a folder and from the project's own stories. */
export function readExamples(folder: string): Example[] {
  return examplesOf([...readFiles(folder), ...markedStories()]);
}

/**
 * The passages of the files only. Word uses learned from the project's own stories as well did not help the taggers.
 */
export function readFileExamples(folder: string): Example[] {
  return examplesOf(readFiles(folder));
}

function readFiles(folder: string): Story[] {
  return FILES.flatMap(([name, step]) => readFile(join(folder, `${name}.jsonl`), step));
}

function examplesOf(stories: readonly Story[]): Example[] {
  return stories.flatMap((story, index) => {
    const passages = readStory(story, 2 * index);
    return [...passages, ...masked(passages, 2 * index + 1)];
  });
}

interface Story {
  text: string;
  names: MarkedName[];
}

interface Span extends MarkedName {
  label: string;
}

function readFile(path: string, step: number): Story[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines
    .filter((_, index) => index % step === 0)
    .map((line) => {
      const { text, entities, other }: { text: string; entities: Span[]; other: Span[] } = JSON.parse(line);
      return { text, names: [...entities, ...other.filter((span) => !/^(Date|Money)$/i.test(span.label))] };
    });
}

function readStory(story: Story, number: number): Example[] {
  const passages: Passage[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const text of story.text.split('\n')) {
    if (text.trim() !== '') {
      passages.push({ role: 'paragraph', text });
      offsets.push(offset);
    }
    offset += text.length + 1;
  }
  const { tables, counts } = buildTokenTables(passages);
  const names = story.names.toSorted((a, b) => a.start - b.start);
  return tables.map((table, index) => ({
    story: number,
    isMasked: false,
    table,
    counts,
    gold: label(table, offsets[index] ?? 0, names),
    firstPass: null,
    storyLabels: null,
  }));
}

/** The labels of the first word of a name. */
const FIRST_LABELS = { PERSON: PERSON_BEGIN, PLACE: PLACE_BEGIN, ORG: ORG_BEGIN };

/** The correct label of each token, from the marked names of a story. */
function label(table: TokenTable, offset: number, names: readonly MarkedName[]): Uint8Array {
  const gold = new Uint8Array(table.tokens.length);
  for (const name of names) {
    const start = name.start - offset;
    const end = name.end - offset;
    if (end <= 0 || start >= table.text.length) continue;
    const first = name.type === undefined ? OTHER_NAME : FIRST_LABELS[name.type];
    let isFirst = true;
    table.tokens.forEach((token, at) => {
      if (token.start < start || token.end > end || table.candidate[at] === 0 || gold[at] !== 0) return;
      gold[at] = first === OTHER_NAME || isFirst ? first : first + 1;
      isFirst = false;
    });
  }
  return gold;
}

/** The percentage of words of names that are masked in a story's copy. */
const MASKED = 35;

/**
 * A copy of a story in which some words of names, each throughout the story, are replaced by unknown ones. Without such
 * copies a model relies on lists and on words that it has seen, and most names in news are neither.
 */
function masked(passages: readonly Example[], story: number): Example[] {
  const counts = new WordCounts();
  const copies = passages.map((passage) => {
    const { table } = passage;
    const copy: TokenTable = {
      ...table,
      lower: table.lower.slice(),
      exact: table.exact.slice(),
      flags: table.flags.slice(),
      listed: table.listed.slice(),
      cluster: table.cluster.slice(),
      wordClass: table.wordClass.slice(),
    };
    table.lower.forEach((word, at) => {
      const label = passage.gold[at] ?? 0;
      if (label === OUTSIDE || label === OTHER_NAME || table.shape[at] === LOWERCASE || !isMasked(word, story)) return;
      const flags = flagsAt(table, at);
      if (label >= ORG_BEGIN && flags & (ORG_END | ORG_START | PLACE_END)) return;
      copy.lower[at] = Math.imul(word, 0x27d4eb2f) ^ story;
      copy.exact[at] = copy.lower[at] ?? 0;
      copy.flags[at] = flags & ~(GIVEN | FAMILY);
      copy.listed[at] = 0;
      copy.cluster[at] = 0;
      copy.wordClass[at] = 0;
    });
    counts.add(copy);
    return { ...passage, story, isMasked: true, table: copy, counts };
  });
  return copies;
}

function isMasked(word: number, story: number): boolean {
  return (Math.imul(word ^ (story * 7919), 0x9e3779b1) >>> 8) % 100 < MASKED;
}
