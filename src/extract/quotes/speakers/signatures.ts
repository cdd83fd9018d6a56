import type { FoundEntity } from '../../extraction.ts';
import { AUXILIARY, CUE, hasClass, PLAIN_VERB } from '../language/grammar.ts';
import { DASHES } from '../language/words.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Names } from '../passages/storyNames.ts';
import type { AnnouncedSpeaker } from './attribution.ts';

/**
 * Reads a short paragraph that only names the speaker of the quotation above it: `— Jane Roe, Bloomberg`. Null for any
 * other paragraph.
 */
export function findSignature(passage: AnnotatedPassage | undefined, names: Names): AnnouncedSpeaker | null {
  if (passage === undefined) return null;
  const { words } = passage;
  const from = DASHES.has(words.lower[0] as string) ? 1 : 0;
  const longest = from === 0 ? LONGEST_SIGNATURE : LONGEST_BEHIND_DASH;
  if (words.count < 2 || words.count > longest || passage.quotedSpans.length > 0) return null;
  const mention = passage.mentionAt(from);
  if (mention < 0 || (names.entities[passage.mention(mention).entity] as FoundEntity).kind !== 'PERSON') return null;
  const coreEnd = passage.mentionEnd(mention);
  if (from === 0 && coreEnd < words.count && words.lower[coreEnd] !== ',') return null;
  for (let at = coreEnd; at < words.count; at += 1) {
    const isVerb = hasClass(words, at, AUXILIARY | CUE | PLAIN_VERB) && words.capital[at] === 0;
    const isStop = from === 1 && at === words.count - 1 && words.lower[at] === '.';
    if (isVerb || (ENDS.has(words.lower[at] as string) && !isStop)) return null;
  }
  return { passage, subject: { from, to: words.count, coreEnd }, report: null };
}

const LONGEST_SIGNATURE = 14;
const LONGEST_BEHIND_DASH = 40;
const ENDS = new Set(['.', '?', '!', ':', ';']);
