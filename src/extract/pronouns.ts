import type { FoundEntity } from './extraction.ts';
import { PREPOSITION } from './grammar.ts';
import type { Names, ReadPassage } from './passages.ts';

/** Who a pronoun means, and by how much that person is ahead of the next candidate. */
export interface Antecedent {
  entity: number;
  margin: number;
}

/**
 * Finds the person that `he` or `she` at a word means: gender must fit, and the nearer, the subject of its sentence and
 * the last speaker are likelier. `they` and `it` are left open.
 */
export function findAntecedent(
  passages: readonly ReadPassage[],
  names: Names,
  passage: number,
  word: number,
  lastSpeaker: number | null,
): Antecedent | null {
  const gender = GENDERS[(passages[passage] as ReadPassage).words.lower[word] as string];
  if (gender === undefined) return null;
  const scores = new Map<number, number>();
  let seen = 0;
  let sentences = 0;
  for (let at = passage; at >= 0 && at >= passage - FARTHEST_PASSAGE && seen < MOST_CANDIDATES; at -= 1) {
    const read = passages[at] as ReadPassage;
    const limit = at === passage ? word : read.words.count;
    for (let mention = read.mentionCount - 1; mention >= 0 && seen < MOST_CANDIDATES; mention -= 1) {
      const start = read.mentionStart(mention);
      if (start >= limit) continue;
      const { entity } = read.mention(mention);
      const found = names.entities[entity] as FoundEntity;
      if (found.kind !== 'PERSON' || (found.gender !== null && found.gender !== gender)) continue;
      seen += 1;
      const distance = sentences + sentenceDistance(read, at === passage ? word : -1, start);
      const score = weigh(read, mention, distance, found);
      scores.set(entity, Math.max(scores.get(entity) ?? -Infinity, score));
    }
    sentences += at === passage ? (read.words.sentence[word] as number) + 1 : read.words.sentences.length;
  }
  if (lastSpeaker !== null && scores.has(lastSpeaker))
    scores.set(lastSpeaker, (scores.get(lastSpeaker) as number) + SPOKE_LAST);
  return best(scores);
}

const GENDERS: Readonly<Record<string, 'female' | 'male'>> = {
  he: 'male',
  his: 'male',
  him: 'male',
  she: 'female',
  her: 'female',
};
const FARTHEST_PASSAGE = 8;
const MOST_CANDIDATES = 24;
const SPOKE_LAST = 2.2;

function sentenceDistance(read: ReadPassage, word: number, start: number): number {
  const last = word >= 0 ? (read.words.sentence[word] as number) : read.words.sentences.length - 1;
  return last - (read.words.sentence[start] as number);
}

function weigh(read: ReadPassage, mention: number, distance: number, entity: FoundEntity): number {
  const { words } = read;
  const start = read.mentionStart(mention);
  let score = 4 - Math.min(distance, 8) * 0.7;
  if (read.inside[start] !== 0) score -= 2;
  if (words.lower[read.mentionEnd(mention)] === "'s") score -= 0.6;
  if (start > 0 && ((words.classes[start - 1] as number) & PREPOSITION) !== 0) score -= 0.7;
  if (isFirstInSentence(read, start)) score += 1;
  if (start < 4) score += 0.5;
  if (entity.gender === null) score -= 0.6;
  return score;
}

function isFirstInSentence(read: ReadPassage, start: number): boolean {
  const { words } = read;
  const limit = Math.max(0, start - 8);
  for (let at = start - 1; at >= limit; at -= 1) {
    if (words.sentence[at] !== words.sentence[start]) return true;
    if (read.mentionAt(at) >= 0 && read.mentionAt(at) !== read.mentionAt(start)) return false;
  }
  return limit === 0;
}

function best(scores: ReadonlyMap<number, number>): Antecedent | null {
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
  return entity < 0 ? null : { entity, margin: second === -Infinity ? 3 : first - second };
}
