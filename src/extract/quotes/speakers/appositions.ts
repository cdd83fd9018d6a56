import type { FoundEntity } from '../../extraction.ts';
import { CONJUNCTION, DETERMINER, hasClass, PREPOSITION, RELATIVE } from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Names } from '../passages/storyNames.ts';

/**
 * The person whom the story has described by the noun `head`, nearest first: `Jane Roe, the chief forecaster of …` makes
 * `the forecaster` Jane Roe. Null when nobody was, or two people were.
 */
export function findByApposition(
  passages: ReadonlyArray<AnnotatedPassage | undefined>,
  names: Names,
  head: string,
  position: { passage: number; word: number },
): number | null {
  let found: number | null = null;
  let seen = 0;
  for (let index = position.passage; index >= 0 && seen < MOST_MENTIONS; index -= 1) {
    const read = passages[index];
    if (read === undefined) break;
    const last = index === position.passage ? read.lastMentionBefore(position.word) : read.mentionCount - 1;
    for (let mention = last; mention >= 0 && seen < MOST_MENTIONS; mention -= 1) {
      seen += 1;
      const { entity } = read.mention(mention);
      if (entity === found || (names.entities[entity] as FoundEntity).kind !== 'PERSON') continue;
      if (headOfApposition(read, read.mentionEnd(mention)) !== head) continue;
      if (found !== null) return null;
      found = entity;
    }
  }
  return found;
}

const MOST_MENTIONS = 80;

/** The head noun of what is set off after a name: `forecaster` of `, the institute’s chief forecaster,`; or null. */
function headOfApposition(read: AnnotatedPassage, comma: number): string | null {
  const { words } = read;
  const determined = hasClass(words, comma + 1, DETERMINER);
  if (words.lower[comma] !== ',' || !(determined || words.capital[comma + 1] === 0)) return null;
  const limit = Math.min(words.count, comma + 1 + LONGEST_APPOSITION);
  for (let at = comma + 1; at < limit; at += 1) {
    const classes = words.classes[at] as number;
    const sign = words.tokens[at]?.kind !== 'word' && words.lower[at] !== '-';
    if (!sign && (classes & (PREPOSITION | CONJUNCTION | RELATIVE)) === 0) continue;
    return at === comma + 1 ? null : (words.lower[at - 1] as string);
  }
  return null;
}

const LONGEST_APPOSITION = 10;
