import { LOWERCASE, POSSESSIVE } from '../../../text/shapes.ts';
import {
  DEMONYM,
  FEMALE_TITLE,
  LINKING,
  LOCATIVE,
  MALE_TITLE,
  RELATION,
  TITLE,
  TITLE_MODIFIER,
} from '../../lexicon/lexicon.ts';
import {
  flagsAt,
  LISTED_PLACE_BEGIN,
  LISTED_PLACE_INSIDE,
  listedAt,
  type TokenTable,
  tokenAt,
  wordAt,
} from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';
import type { Title } from './titles.ts';

/**
 * The title of a person in an apposition: `mayor of Haifa` in `Jane Doe, the mayor of Haifa,`. Null without one, for
 * more than eight words, and for words that only describe, such as `spokesman` or `victim`.
 */
export function titleInApposition(text: string, table: TokenTable, span: Span): Title | null {
  const begin = startOfRole(table, span);
  if (begin < 0) return null;
  const head = headOfRole(table, begin);
  if (head < 0 || isDescriptiveNoun(wordAt(table, head))) return null;
  const last = lastOfRole(table, head);
  if (last < 0 || last - begin >= MAX_ROLE_WORDS) return null;
  const bits = flagsAt(table, head);
  const gender = bits & FEMALE_TITLE ? 'female' : bits & MALE_TITLE ? 'male' : null;
  return { text: text.slice(tokenAt(table, begin).start, tokenAt(table, last).end), gender };
}

const MAX_ROLE_WORDS = 8;

/**
 * Whether a role follows, so that the name is a person's: `Jane Doe, spokeswoman for`, `Jane Doe, the district
 * officer`.
 */
export function hasRoleBehind(table: TokenTable, span: Span): boolean {
  const begin = startOfRole(table, span);
  return begin >= 0 && headOfRole(table, begin) >= 0;
}

/** The index of the first word behind the comma, perhaps an age, the article and a possessor; -1 without a comma. */
function startOfRole(table: TokenTable, span: Span): number {
  if (wordAt(table, span.last + 1) !== ',') return -1;
  return skipPossessor(table, span.last + (hasAgeBehind(table, span) ? 4 : 2));
}

/** Whether an age follows: `Jane Doe, 51,`. */
export function hasAgeBehind(table: TokenTable, span: Span): boolean {
  if (wordAt(table, span.last + 1) !== ',' || wordAt(table, span.last + 3) !== ',') return false;
  return /^[1-9]\d$/.test(wordAt(table, span.last + 2));
}

/** Skips an article or `its`, and a lowercase possessor: `the company’s`. */
function skipPossessor(table: TokenTable, at: number): number {
  let begin = DETERMINERS.has(wordAt(table, at)) ? at + 1 : at;
  if (table.shape[begin] === LOWERCASE && table.shape[begin + 1] === POSSESSIVE) begin += 2;
  return begin;
}

const DETERMINERS = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our']);

/**
 * The index of the noun for the role, behind words that may precede it (`deputy`, `Israeli`); -1 when another word
 * comes first.
 */
function headOfRole(table: TokenTable, begin: number): number {
  let head = -1;
  for (let at = begin; at < Math.min(table.tokens.length, begin + MAX_ROLE_WORDS); at += 1) {
    const flags = flagsAt(table, at);
    if (table.shape[at] === LOWERCASE && flags & TITLE && !(flags & RELATION)) head = at;
    else if (!mayPrecedeHead(table, at)) break;
  }
  return head;
}

function isDescriptiveNoun(word: string): boolean {
  return DESCRIPTIVE_NOUNS.has(word) || word.startsWith('spokes');
}

/** Whether a word may precede the noun for the role. */
function mayPrecedeHead(table: TokenTable, at: number): boolean {
  if (flagsAt(table, at) & (TITLE_MODIFIER | DEMONYM) || table.shape[at] === POSSESSIVE) return true;
  return table.shape[at] !== LOWERCASE && (listedAt(table, at) & (LISTED_PLACE_BEGIN | LISTED_PLACE_INSIDE)) !== 0;
}

/** Nouns that are titles in front of a name, but only a description behind it. */
const DESCRIPTIVE_NOUNS = new Set(
  'resident victim suspect student heir star celebrity volunteer veteran friend witness'.split(' '),
);

/** The index of the role's last word, before a comma or full stop; -1 where it runs on into a clause. */
function lastOfRole(table: TokenTable, head: number): number {
  const next = flagsAt(table, head + 1);
  const goesOn = (next & (LINKING | LOCATIVE)) !== 0 && table.shape[head + 1] === LOWERCASE;
  if (!goesOn) return endsRole(table, head + 1) ? head : -1;
  for (let at = head + 1; at <= head + MAX_ROLE_WORDS; at += 1) {
    if (endsRole(table, at)) return at - 1;
    if (CLAUSE_VERBS.has(wordAt(table, at))) return -1;
  }
  return -1;
}

const CLAUSE_VERBS = new Set(['who', 'which', 'said', 'says', 'told', 'was', 'is', 'were', 'are', 'had', 'has']);

/** Whether a role ends here: at a comma, semicolon or full stop, or at the end of the passage. */
function endsRole(table: TokenTable, at: number): boolean {
  const word = wordAt(table, at);
  return at === table.tokens.length || word === ',' || word === '.' || word === ';';
}
