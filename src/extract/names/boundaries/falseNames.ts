import { hashOf } from '../../../text/hashing.ts';
import { COMMON, DEMONYM, lexicon } from '../../lexicon/lexicon.ts';
import { flagsAt, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { WordCounts } from '../../tagging/wordCounts.ts';
import { isListedPlace } from '../context/offices.ts';
import type { Span } from '../spans/spans.ts';

/** Whether a span is not a name: a common word, a pronoun, a lawmaker's party, or text in another script. */
export function isFalseName(table: TokenTable, span: Span, counts: WordCounts): boolean {
  const isForeign = !/[\p{Script=Latin}\d]/u.test(wordAt(table, span.first));
  return isForeign || isOnlyWord(table, span, counts) || isLawmakersParty(table, span) || isPronoun(table, span);
}

/**
 * Whether a span is an ordinary word: a nationality by itself (`the Dane`, `Samoans`), `Large` in `Ambassador at
 * Large`, or a common word that is no listed place and that the story also prints in lowercase.
 */
function isOnlyWord(table: TokenTable, span: Span, counts: WordCounts): boolean {
  if (span.first !== span.last) return wordAt(table, span.first) === 'Large' && wordAt(table, span.first - 1) === 'at';
  const flags = flagsAt(table, span.first);
  const isDemonym = (flags & DEMONYM) !== 0;
  if (span.kind === 'PERSON') return isDemonym && /^(?:the|an?)$/i.test(wordAt(table, span.first - 1));
  if (span.kind === 'ORGANIZATION') return isPluralDemonym(wordAt(table, span.first));
  if (span.kind !== 'PLACE' || isListedPlace(table, span.first, span.last)) return false;
  if (isDemonym) return true;
  const word = table.lower[span.first] ?? 0;
  const isFirst = table.starts[span.first] === 1 && counts.capitalized(word) === 0;
  return (flags & COMMON) !== 0 && (isFirst || counts.lowercase(word) > 0);
}

/** Whether a word is the plural of a nationality: `Samoans`. */
function isPluralDemonym(word: string): boolean {
  return /[ni]s$/.test(word) && (lexicon().words.get(hashOf(word, 0, word.length - 1)) & DEMONYM) !== 0;
}

/** Whether a span is a pronoun with a verb: `They’ve`, `I’m`. */
function isPronoun(table: TokenTable, span: Span): boolean {
  return span.first === span.last && /^(?:I|He|She|It|We|You|They)['’]/.test(wordAt(table, span.first));
}

/** Whether a span is the party and state behind a lawmaker's name: `, D-N.J.`, `(R-Kansas)`. */
function isLawmakersParty(table: TokenTable, span: Span): boolean {
  const isOne = span.first === span.last && /^[DRIL]-[A-Z]/.test(wordAt(table, span.first));
  return isOne && /^[,(]$/.test(wordAt(table, span.first - 1));
}
