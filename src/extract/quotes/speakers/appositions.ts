import type { FoundEntity } from '../../extraction.ts';
import { CONJUNCTION, classesAt, DETERMINER, hasClass, PREPOSITION, RELATIVE } from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Names } from '../passages/storyNames.ts';

/**
 * The person whom the story has described with the noun `head`: after `Jane Roe, the chief forecaster of …` this is
 * Jane Roe for `the forecaster`. The mentions before `position` are searched, nearest first. Null where nobody was
 * described so, or two people were.
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
    const passage = passages[index];
    if (passage === undefined) break;
    const last = index === position.passage ? passage.lastMentionBefore(position.word) : passage.mentionCount - 1;
    for (let mention = last; mention >= 0 && seen < MOST_MENTIONS; mention -= 1) {
      seen += 1;
      const { entity } = passage.mention(mention);
      if (entity === found || (names.entities[entity] as FoundEntity).kind !== 'PERSON') continue;
      if (headOfApposition(passage, passage.mentionEnd(mention)) !== head) continue;
      if (found !== null) return null;
      found = entity;
    }
  }
  return found;
}

const MOST_MENTIONS = 80;

/**
 * The head noun of the apposition that opens at a comma after a name: `forecaster` of `, the institute’s chief
 * forecaster,`. Null where there is none.
 */
function headOfApposition(passage: AnnotatedPassage, comma: number): string | null {
  const { words } = passage;
  const determined = hasClass(words, comma + 1, DETERMINER);
  if (words.lower[comma] !== ',' || !(determined || words.capital[comma + 1] === 0)) return null;
  const limit = Math.min(words.count, comma + 1 + LONGEST_APPOSITION);
  for (let at = comma + 1; at < limit; at += 1) {
    const classes = classesAt(words, at);
    const sign = words.tokens[at]?.kind !== 'word' && words.lower[at] !== '-';
    if (!sign && (classes & (PREPOSITION | CONJUNCTION | RELATIVE)) === 0) continue;
    return at === comma + 1 ? null : (words.lower[at - 1] as string);
  }
  return null;
}

const LONGEST_APPOSITION = 10;
