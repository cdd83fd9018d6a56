import { HONORIFIC, lexicon, SUFFIX, TITLE, TITLE_MODIFIER } from '../../src/extract/lexicon/lexicon.ts';
import { hashOf } from '../../src/text/hashing.ts';
import { newTally, type Tally } from './measures.ts';
import type { GivenMention } from './nameScores.ts';
import type { Span } from './textWords.ts';

/** Mentions that are the same real person, place or organisation. */
export interface GoldGroup {
  type: 'PERSON' | 'PLACE' | 'ORG';
  mentions: Span[];
}

/** B-cubed sums over mentions, and pairs of printed forms of one entity that got one name. */
export interface GroupingScores {
  precision: number;
  recall: number;
  mentions: number;
  answered: number;
  forms: Tally;
  /** Of these, the pairs of a person’s name and a part of it: `Jane Roe` and `Roe`. */
  personParts: Tally;
}

export function newGroupingScores(): GroupingScores {
  return { precision: 0, recall: 0, mentions: 0, answered: 0, forms: newTally(), personParts: newTally() };
}

/** The harmonic mean of B-cubed precision (over answered mentions) and recall (over all), 0 … 100. */
export function bCubed(scores: GroupingScores): number | null {
  if (scores.mentions === 0 || scores.answered === 0) return null;
  const precision = scores.precision / scores.answered;
  const recall = scores.recall / scores.mentions;
  return precision + recall === 0 ? 0 : (200 * precision * recall) / (precision + recall);
}

/**
 * Scores how one story's mentions are grouped, into `scores`. A mention is answered by the given mention that overlaps
 * it; its group is that mention's name. A mention that nothing answers is right with nobody: it lowers recall.
 * Pronouns and descriptions (`the church`) are not names and count neither way.
 */
export function scoreGrouping(
  scores: GroupingScores,
  text: string,
  gold: readonly GoldGroup[],
  given: readonly GivenMention[],
): void {
  const named = gold.map((group) => namedSpans(text, group));
  const answers = gold.map((group, index) => (named[index] as Span[]).map((span) => nameAt(given, span, group.type)));
  const sizes = new Map<string, number>();
  for (const names of answers) for (const name of names) if (name !== null) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  for (let index = 0; index < named.length; index += 1) {
    const names = answers[index] as Array<string | null>;
    addGroup(scores, names, sizes);
    addForms(scores, (gold[index] as GoldGroup).type, formsOf(text, named[index] as Span[], names));
  }
}

function namedSpans(text: string, group: GoldGroup): Span[] {
  return group.mentions.filter(([start, end]) => nameForm(text.slice(start, end)) !== null);
}

/**
 * A printed name in small letters, without article, possessive and titles; null for a pronoun, a description and a mere
 * title (`Mr. President`, `the MP`, `the Secretary of State`).
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

/** How many words before a name are its title: `Prime Minister`, `Mr.`, `MP`. */
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

function addGroup(
  scores: GroupingScores,
  names: ReadonlyArray<string | null>,
  sizes: ReadonlyMap<string, number>,
): void {
  scores.mentions += names.length;
  for (const name of names) {
    if (name === null) continue;
    const together = names.filter((other) => other === name).length;
    scores.answered += 1;
    scores.precision += together / (sizes.get(name) ?? together);
    scores.recall += together / names.length;
  }
}

/** The different printed forms of one entity, each with the name that its first mention got. */
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

/** Counts each pair of forms. */
function addForms(
  scores: GroupingScores,
  type: GoldGroup['type'],
  forms: ReadonlyArray<[form: string, name: string | null]>,
): void {
  forms.forEach(([form, name], index) => {
    for (const [other, otherName] of forms.slice(index + 1)) {
      const isRight = name !== null && name === otherName;
      addPair(scores.forms, isRight);
      if (type === 'PERSON' && (isPartOf(form, other) || isPartOf(other, form))) addPair(scores.personParts, isRight);
    }
  });
}

function addPair(tally: Tally, isRight: boolean): void {
  tally.wanted += 1;
  tally.given += 1;
  if (isRight) tally.right += 1;
}

function isPartOf(part: string, whole: string): boolean {
  return part !== whole && ` ${whole} `.includes(` ${part} `);
}

/** The name given to a mention: of those that overlap it one of its own kind, else the first. */
function nameAt(given: readonly GivenMention[], [start, end]: Span, type: GoldGroup['type']): string | null {
  const kind = type === 'ORG' ? 'ORGANIZATION' : type;
  let first: string | null = null;
  for (const mention of given) {
    if (mention.start >= end || start >= mention.end) continue;
    if (mention.kind === kind) return mention.name;
    first ??= mention.name;
  }
  return first;
}
