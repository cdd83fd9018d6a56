import { HONORIFIC, lexicon, SUFFIX, TITLE, TITLE_MODIFIER } from '../../src/extract/lexicon/lexicon.ts';
import { hashOf } from '../../src/text/hashing.ts';
import { emptyTally, type Tally } from './measures.ts';
import type { PredictedMention } from './nameScores.ts';
import type { Span } from './textWords.ts';

/** The annotated mentions of one real person, place or organisation. */
export interface GoldGroup {
  type: 'PERSON' | 'PLACE' | 'ORG';
  mentions: Span[];
}

/** Sums over mentions for B-cubed, and the pairs of printed forms of one entity that got the same name. */
export interface GroupingScores {
  precision: number;
  recall: number;
  mentions: number;
  /** Mentions with a predicted name. */
  matched: number;
  forms: Tally;
  /** Of `forms`, the pairs of a person’s name and a part of it: `Jane Roe` and `Roe`. */
  personParts: Tally;
}

export function emptyGroupingScores(): GroupingScores {
  return { precision: 0, recall: 0, mentions: 0, matched: 0, forms: emptyTally(), personParts: emptyTally() };
}

/** The harmonic mean of B-cubed precision (over matched mentions) and recall (over all), 0 … 100. */
export function bCubed(scores: GroupingScores): number | null {
  if (scores.mentions === 0 || scores.matched === 0) return null;
  const precision = scores.precision / scores.matched;
  const recall = scores.recall / scores.mentions;
  return precision + recall === 0 ? 0 : (200 * precision * recall) / (precision + recall);
}

/**
 * Adds the grouping of one story's mentions to `scores`. An annotated mention is matched by the predicted mention that
 * overlaps it, whose name is its group. An unmatched mention lowers recall. Pronouns and descriptions (`the church`)
 * are no names, and are not counted.
 */
export function scoreGrouping(
  scores: GroupingScores,
  text: string,
  gold: readonly GoldGroup[],
  predicted: readonly PredictedMention[],
): void {
  const named = gold.map((group) => namedSpans(text, group));
  const predictedNames = gold.map((group, index) =>
    (named[index] as Span[]).map((span) => nameOfMention(predicted, span, group.type)),
  );
  const groupSizes = new Map<string, number>();
  for (const names of predictedNames)
    for (const name of names) if (name !== null) groupSizes.set(name, (groupSizes.get(name) ?? 0) + 1);
  for (let index = 0; index < named.length; index += 1) {
    const names = predictedNames[index] as Array<string | null>;
    addGroup(scores, names, groupSizes);
    addForms(scores, (gold[index] as GoldGroup).type, formsOf(text, named[index] as Span[], names));
  }
}

function namedSpans(text: string, group: GoldGroup): Span[] {
  return group.mentions.filter(([start, end]) => nameForm(text.slice(start, end)) !== null);
}

/**
 * A printed name in lower case, without article, possessive and titles. Null for pronouns, descriptions and bare titles
 * (`Mr. President`, `the MP`, `the Secretary of State`).
 */
export function nameForm(printed: string): string | null {
  const bare = printed.replace(/^the\s+/i, '').replace(/(?:[’']s|[’'])$/, '');
  const words = bare.split(/\s+/);
  if (PRONOUNS.has(bare.toLowerCase())) return null;
  if (!words.every((word) => PARTICLES.has(word) || /^["“‘(]?\p{Lu}/u.test(word))) return null;
  const name = words.slice(wordsOfTitle(words));
  const isOffice = name.length < words.length && name[0] === 'of';
  return name.length === 0 || isOffice ? null : name.join(' ').toLowerCase();
}

/** How many words before a name are titles: `Prime Minister`, `Mr.`, `MP`. */
function wordsOfTitle(words: readonly string[]): number {
  let count = 0;
  for (const [index, word] of words.entries()) {
    const flags = lexicon().words.get(hashOf(word, 0, word.length));
    if (flags & (TITLE | HONORIFIC | SUFFIX)) count = index + 1;
    else if (!(flags & TITLE_MODIFIER)) break;
  }
  return count;
}

const PRONOUNS = new Set(
  'i me my we us our you your he him his she her they them their it its here there who'.split(' '),
);
const PARTICLES = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'de', 'von', 'van', 'al', 'bin', '&']);

/** Adds the mentions of one entity to the B-cubed sums. */
function addGroup(
  scores: GroupingScores,
  names: ReadonlyArray<string | null>,
  groupSizes: ReadonlyMap<string, number>,
): void {
  scores.mentions += names.length;
  for (const name of names) {
    if (name === null) continue;
    const sameName = names.filter((other) => other === name).length;
    scores.matched += 1;
    scores.precision += sameName / (groupSizes.get(name) ?? sameName);
    scores.recall += sameName / names.length;
  }
}

/** The distinct printed forms of one entity, each with the name that was predicted for its first mention. */
function formsOf(
  text: string,
  spans: readonly Span[],
  names: ReadonlyArray<string | null>,
): Array<[form: string, name: string | null]> {
  const forms = new Map<string, string | null>();
  spans.forEach(([start, end], index) => {
    const form = nameForm(text.slice(start, end)) as string;
    if (!forms.has(form)) forms.set(form, names[index] ?? null);
  });
  return [...forms];
}

/** Counts every pair of forms; a pair is correct if both have the same predicted name. */
function addForms(
  scores: GroupingScores,
  type: GoldGroup['type'],
  forms: ReadonlyArray<[form: string, name: string | null]>,
): void {
  forms.forEach(([form, name], index) => {
    for (const [other, otherName] of forms.slice(index + 1)) {
      const isCorrect = name !== null && name === otherName;
      addPair(scores.forms, isCorrect);
      if (type === 'PERSON' && (isPartOf(form, other) || isPartOf(other, form))) addPair(scores.personParts, isCorrect);
    }
  });
}

function addPair(tally: Tally, isCorrect: boolean): void {
  tally.expected += 1;
  tally.predicted += 1;
  if (isCorrect) tally.correct += 1;
}

function isPartOf(part: string, whole: string): boolean {
  return part !== whole && ` ${whole} `.includes(` ${part} `);
}

/**
 * The predicted name of an annotated mention: that of an overlapping mention of the same kind, else of any overlapping
 * one.
 */
function nameOfMention(
  predicted: readonly PredictedMention[],
  [start, end]: Span,
  type: GoldGroup['type'],
): string | null {
  const kind = type === 'ORG' ? 'ORGANIZATION' : type;
  let first: string | null = null;
  for (const mention of predicted) {
    if (mention.start >= end || start >= mention.end) continue;
    if (mention.kind === kind) return mention.name;
    first ??= mention.name;
  }
  return first;
}
