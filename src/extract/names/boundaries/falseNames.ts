import { hashOf } from '../../../text/hashing.ts';
import { COMMON, DEMONYM, lexicon } from '../../lexicon/lexicon.ts';
import { flagsAt, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { WordCounts } from '../../tagging/wordCounts.ts';
import { isListedPlace } from '../context/offices.ts';
import type { Span } from '../spans/spans.ts';

/** Whether what was read as a name is none: a mere word, a pronoun, the party of a lawmaker, words in another script. */
export function isFalseName(table: TokenTable, span: Span, counts: WordCounts): boolean {
  const isForeign = !/[\p{Script=Latin}\d]/u.test(wordAt(table, span.first));
  return isForeign || isMereWord(table, span, counts) || isLawmakersParty(table, span) || isPronoun(table, span);
}

/** A nationality by itself, `the Dane`, `Ambassador at Large for …`, or an ordinary word that no list of places has and that the story prints small as well. */
function isMereWord(table: TokenTable, span: Span, counts: WordCounts): boolean {
  if (span.first !== span.last) return wordAt(table, span.first) === 'Large' && wordAt(table, span.first - 1) === 'at';
  const flags = flagsAt(table, span.first);
  const isOfPeople = (flags & DEMONYM) !== 0;
  if (span.kind === 'PERSON') return isOfPeople && /^(?:the|an?)$/i.test(wordAt(table, span.first - 1));
  if (span.kind === 'ORGANIZATION') return isPeople(wordAt(table, span.first));
  if (span.kind !== 'PLACE' || isListedPlace(table, span.first, span.last)) return false;
  if (isOfPeople) return true;
  const word = table.lower[span.first] ?? 0;
  const isFirst = table.starts[span.first] === 1 && counts.capitalized(word) === 0;
  return (flags & COMMON) !== 0 && (isFirst || counts.lowercase(word) > 0);
}

/** `Samoans`, whose singular is a nationality. */
function isPeople(word: string): boolean {
  return /[ni]s$/.test(word) && (lexicon().words.get(hashOf(word, 0, word.length - 1)) & DEMONYM) !== 0;
}

/** `They’ve`, `I’m`. */
function isPronoun(table: TokenTable, span: Span): boolean {
  return span.first === span.last && /^(?:I|He|She|It|We|You|They)['’]/.test(wordAt(table, span.first));
}

/** `, D-N.J.`, `(R-Kansas)` behind a lawmaker’s name. */
function isLawmakersParty(table: TokenTable, span: Span): boolean {
  const isOne = span.first === span.last && /^[DRIL]-[A-Z]/.test(wordAt(table, span.first));
  return isOne && /^[,(]$/.test(wordAt(table, span.first - 1));
}
