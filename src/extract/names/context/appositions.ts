import { POSSESSIVE, SMALL } from '../../../text/shapes.ts';
import type { Token } from '../../../text/token.ts';
import {
  BEFORE,
  DEMONYM,
  FEMALE_TITLE,
  LINKING,
  MALE_TITLE,
  RELATION,
  TITLE,
  TITLE_MODIFIER,
} from '../../lexicon/lexicon.ts';
import { PLACE_FIRST, PLACE_NEXT, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';
import type { Title } from './titles.ts';

/**
 * The role behind a name and a comma, headed by a word for an office: `Jane Doe, the mayor of Haifa,` is `mayor of
 * Haifa`. Null for what is longer than eight words, and for a spokesman: what he speaks for is no office of his.
 */
export function titleBehind(text: string, sheet: TokenTable, span: Span): Title | null {
  const begin = beginOfRole(sheet, span);
  if (begin < 0) return null;
  const head = headOf(sheet, begin);
  if (head < 0 || isNoOffice(wordAt(sheet, head))) return null;
  const last = lastOf(sheet, head);
  if (last < 0 || last - begin >= MOST_WORDS) return null;
  const bits = sheet.flags[head] as number;
  const gender = bits & FEMALE_TITLE ? 'female' : bits & MALE_TITLE ? 'male' : null;
  return { text: text.slice((sheet.tokens[begin] as Token).start, (sheet.tokens[last] as Token).end), gender };
}

const MOST_WORDS = 8;

/** Whether only a person can be meant, since a comma and a role follow: `Jane Doe, spokeswoman for`, `Jane Doe, the district officer`. */
export function hasRoleBehind(sheet: TokenTable, span: Span): boolean {
  const begin = beginOfRole(sheet, span);
  return begin >= 0 && headOf(sheet, begin) >= 0;
}

/** The first word of what stands behind a name, a comma and perhaps an age, without article and owner; -1 without a comma. */
function beginOfRole(sheet: TokenTable, span: Span): number {
  if (wordAt(sheet, span.last + 1) !== ',') return -1;
  return behindOwner(sheet, span.last + (hasAgeBehind(sheet, span) ? 4 : 2));
}

/** `Jane Doe, 51,`. */
export function hasAgeBehind(sheet: TokenTable, span: Span): boolean {
  if (wordAt(sheet, span.last + 1) !== ',' || wordAt(sheet, span.last + 3) !== ',') return false;
  return /^[1-9]\d$/.test(wordAt(sheet, span.last + 2));
}

/** Behind an article, `its`, and an owner in small letters: `the company’s`. */
function behindOwner(sheet: TokenTable, at: number): number {
  let begin = DETERMINERS.has(wordAt(sheet, at)) ? at + 1 : at;
  if (sheet.shape[begin] === SMALL && sheet.shape[begin + 1] === POSSESSIVE) begin += 2;
  return begin;
}

const DETERMINERS = new Set(['the', 'a', 'an', 'its', 'his', 'her', 'their', 'our']);

/** The word for the office, behind words that may stand before one; -1 when something else comes first. */
function headOf(sheet: TokenTable, begin: number): number {
  let head = -1;
  for (let at = begin; at < Math.min(sheet.tokens.length, begin + MOST_WORDS); at += 1) {
    const flags = sheet.flags[at] as number;
    if (sheet.shape[at] === SMALL && flags & TITLE && !(flags & RELATION)) head = at;
    else if (!leadsUp(sheet, at)) break;
  }
  return head;
}

function isNoOffice(word: string): boolean {
  return NO_OFFICES.has(word) || word.startsWith('spokes');
}

function leadsUp(sheet: TokenTable, at: number): boolean {
  if ((sheet.flags[at] as number) & (TITLE_MODIFIER | DEMONYM) || sheet.shape[at] === POSSESSIVE) return true;
  return sheet.shape[at] !== SMALL && ((sheet.listed[at] as number) & (PLACE_FIRST | PLACE_NEXT)) !== 0;
}

/** Words that may stand before a name as titles do, and behind it only say what somebody is. */
const NO_OFFICES = new Set(
  'resident victim suspect student heir star celebrity volunteer veteran friend witness'.split(' '),
);

/** The last word before the comma or stop that ends the role; -1 where the role runs on into a sentence. */
function lastOf(sheet: TokenTable, head: number): number {
  const next = sheet.flags[head + 1] ?? 0;
  const goesOn = (next & (LINKING | BEFORE)) !== 0 && sheet.shape[head + 1] === SMALL;
  if (!goesOn) return ends(sheet, head + 1) ? head : -1;
  for (let at = head + 1; at <= head + MOST_WORDS; at += 1) {
    if (ends(sheet, at)) return at - 1;
    if (VERBS.has(wordAt(sheet, at))) return -1;
  }
  return -1;
}

const VERBS = new Set(['who', 'which', 'said', 'says', 'told', 'was', 'is', 'were', 'are', 'had', 'has']);

/** A comma or a stop ends a role, and so does the end of the passage. */
function ends(sheet: TokenTable, at: number): boolean {
  const word = wordAt(sheet, at);
  return at === sheet.tokens.length || word === ',' || word === '.' || word === ';';
}
