import type { FoundEntity } from '../../extraction.ts';
import { hasClass, PREPOSITION } from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Names } from '../passages/storyNames.ts';

/** Who a pronoun refers to, and how far their score is ahead of the next candidate's; 3 where there is no other. */
export interface Antecedent {
  entity: number;
  margin: number;
}

/** A word of a story. */
export interface WordPosition {
  passage: number;
  word: number;
}

/** The last speaker with an entity, at the words that name them. */
export interface LastSpeaker extends WordPosition {
  entity: number;
}

/**
 * Finds the person that `he` or `she` refers to. Candidates score by nearness, by being a subject, and by having spoken
 * last; a gender that does not fit outweighs all of these. `they` and `it` give null. `position`: the beginning of the
 * quote, so that a long quote before its `he said` adds no distance.
 */
export function findAntecedent(
  passages: ReadonlyArray<AnnotatedPassage | undefined>,
  names: Names,
  pronoun: string,
  position: WordPosition,
  last: LastSpeaker | null,
): Antecedent | null {
  const gender = genderOf(pronoun);
  if (gender === null) return null;
  const scores = new Map<number, number>();
  let seen = 0;
  let sentences = 0;
  for (
    let at = position.passage;
    at >= 0 && at >= position.passage - FARTHEST_PASSAGE && seen < MOST_MENTIONS;
    at -= 1
  ) {
    const passage = passages[at] as AnnotatedPassage;
    const here = at === position.passage;
    for (
      let mention = here ? passage.lastMentionBefore(position.word) : passage.mentionCount - 1;
      mention >= 0 && seen < MOST_MENTIONS;
      mention -= 1
    ) {
      seen += 1;
      const { entity } = passage.mention(mention);
      const found = names.entities[entity] as FoundEntity;
      if (found.kind !== 'PERSON') continue;
      const distance = sentences + sentenceDistance(passage, here ? position.word : -1, passage.mentionStart(mention));
      const near = here && distance <= 1 ? SAME_PARAGRAPH : 0;
      const score = weigh(passage, mention, distance, found, gender) + near;
      scores.set(entity, Math.max(scores.get(entity) ?? -Infinity, score));
    }
    sentences += here ? (passage.words.sentence[position.word] as number) + 1 : passage.words.sentences.length;
  }
  if (last !== null && isPerson(names, last.entity)) addLast(scores, passages, names, gender, position, last);
  return bestCandidate(scores);
}

function isPerson(names: Names, entity: number): boolean {
  return names.entities[entity]?.kind === 'PERSON';
}

/** The gender of a pronoun; null for `they`, `it` and the rest. */
export function genderOf(pronoun: string): 'female' | 'male' | null {
  return GENDERS[pronoun] ?? null;
}

const GENDERS: Readonly<Record<string, 'female' | 'male'>> = {
  he: 'male',
  his: 'male',
  him: 'male',
  she: 'female',
  her: 'female',
};

const FARTHEST_PASSAGE = 8;

const MOST_MENTIONS = 60;

/** A candidate with a lower score is too far away, or of another gender. */
const LEAST_SCORE = 0;

/**
 * A person named in the sentence before, in the same paragraph, is likelier than the speaker of an earlier paragraph.
 */
const SAME_PARAGRAPH = 1.9;

/** Adds to the score of the last speaker, the more the nearer; a speaker who is no candidate yet becomes one. */
function addLast(
  scores: Map<number, number>,
  passages: ReadonlyArray<AnnotatedPassage | undefined>,
  names: Names,
  gender: string,
  position: WordPosition,
  last: LastSpeaker,
): void {
  const apart = position.passage - last.passage;
  if (apart > 2) return;
  const from = passages[last.passage] as AnnotatedPassage;
  const sentence = from.words.sentence[last.word] as number;
  const here = (passages[position.passage] as AnnotatedPassage).words.sentence[position.word] as number;
  const distance = apart === 0 ? here - sentence : from.words.sentences.length - sentence + here + (apart - 1) * 2;
  const bonus = distance <= 1 ? 2.2 : distance <= 3 ? 1.4 : 0.8;
  const own = (names.entities[last.entity] as FoundEntity).gender;
  const base = scores.get(last.entity) ?? (own === null || own === gender ? 3 - distance * 0.7 : -Infinity);
  scores.set(last.entity, base + bonus);
}

/** Sentences between a mention and the word, or the passage's end for -1. */
function sentenceDistance(passage: AnnotatedPassage, word: number, start: number): number {
  const last = word >= 0 ? (passage.words.sentence[word] as number) : passage.words.sentences.length - 1;
  return Math.max(0, last - (passage.words.sentence[start] as number));
}

/**
 * The score of one mention: nearness first; less inside a quotation, as a possessive or after a preposition; more as
 * the first name of a sentence.
 */
function weigh(
  passage: AnnotatedPassage,
  mention: number,
  distance: number,
  entity: FoundEntity,
  gender: string,
): number {
  const { words } = passage;
  const start = passage.mentionStart(mention);
  let score = 4 - Math.min(distance, 8) * 0.7;
  if (passage.insideQuotes[start] !== 0) score -= 2;
  if (words.lower[passage.mentionEnd(mention)] === "'s") score -= 0.6;
  if (start > 0 && hasClass(words, start - 1, PREPOSITION)) score -= 0.7;
  if (isFirstInSentence(passage, start)) score += 1;
  if (start < 4) score += 0.5;
  if (entity.gender === null) score -= 0.6;
  else if (entity.gender !== gender) score -= 7;
  return score;
}

function isFirstInSentence(passage: AnnotatedPassage, start: number): boolean {
  const { words } = passage;
  const limit = Math.max(0, start - 8);
  for (let at = start - 1; at >= limit; at -= 1) {
    if (words.sentence[at] !== words.sentence[start]) return true;
    const other = passage.mentionAt(at);
    if (other >= 0 && other !== passage.mentionAt(start) && words.lower[passage.mentionEnd(other)] !== "'s")
      return false;
  }
  return limit === 0;
}

/** The candidate with the highest score; null below the least one. */
function bestCandidate(scores: ReadonlyMap<number, number>): Antecedent | null {
  let entity = -1;
  let first = -Infinity;
  let second = -Infinity;
  for (const [candidate, score] of scores) {
    if (score > first) {
      second = first;
      first = score;
      entity = candidate;
    } else if (score > second) second = score;
  }
  return entity < 0 || first < LEAST_SCORE ? null : { entity, margin: second === -Infinity ? 3 : first - second };
}
