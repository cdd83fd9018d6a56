import { CAPITALISED, POSSESSIVE, SIGN, SMALL } from '../../../text/shapes.ts';
import type { Token } from '../../../text/token.ts';
import {
  DEMONYM,
  FEMALE_TITLE,
  GIVEN,
  HONORIFIC,
  MALE_TITLE,
  RELATION,
  TITLE,
  TITLE_MODIFIER,
} from '../../lexicon/lexicon.ts';
import { ORG_NEXT, PLACE_FIRST, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/** The title before a person's name. */
export interface Title {
  /** As printed: `Prime Minister`, `Jenin deputy governor`. */
  text: string;
  gender: 'female' | 'male' | null;
}

/** The words before a name that say what the person is: `Jenin deputy governor`, `Mr.`; null when there are none. */
export function titleBefore(text: string, sheet: TokenTable, span: Span): Title | null {
  const end = span.first - 1;
  const head = end >= 0 && isTitle(sheet, end) ? end : headOfOffice(sheet, end);
  if (head < 0) return null;
  let first = head;
  let bits = sheet.flags[head] as number;
  while (first > 0 && head - first < LONGEST_TITLE && extendsTitle(sheet, first - 1)) {
    first -= 1;
    bits |= (sheet.flags[first] as number) & (FEMALE_TITLE | MALE_TITLE);
  }
  if (sheet.shape[head] === SMALL) first = withPlace(sheet, first);
  const start = (sheet.tokens[first] as Token).start;
  return { text: text.slice(start, (sheet.tokens[end] as Token).end), gender: genderOf(bits) };
}

/** `Secretary of State`, `Leader of the Opposition`, `chair of governors`: index of the title before its field; or -1. */
function headOfOffice(sheet: TokenTable, end: number): number {
  if (sheet.shape[end] === SIGN || sheet.shape[end] === POSSESSIVE) return -1;
  for (let at = end - 1; at > Math.max(0, end - LONGEST_FIELD); at -= 1) {
    if (sheet.shape[at] === SIGN || sheet.shape[at] === POSSESSIVE) return -1;
    if (wordAt(sheet, at) !== 'of') continue;
    return ((sheet.flags[at - 1] as number) & (TITLE | RELATION)) === TITLE ? at - 1 : -1;
  }
  return -1;
}

/** Words from `of` to the name: `of the Opposition`, `of Public Prosecutions`. */
const LONGEST_FIELD = 4;

const LONGEST_TITLE = 5;

function isTitle(sheet: TokenTable, at: number): boolean {
  const flags = sheet.flags[at] as number;
  if (flags & HONORIFIC) return sheet.shape[at] !== SMALL;
  return (flags & TITLE) !== 0 && !(flags & RELATION && sheet.shape[at] === SMALL);
}

/** `deputy`, `Prime`, `former` before a title; `vice-` and a hyphen belong too. */
function extendsTitle(sheet: TokenTable, at: number): boolean {
  const flags = sheet.flags[at] as number;
  if ((sheet.listed[at] as number) & ORG_NEXT && sheet.shape[at] !== SMALL) return false;
  if (sheet.shape[at] === SIGN) return sheet.text.charCodeAt((sheet.tokens[at] as Token).start) === 0x2d;
  if (flags & (TITLE_MODIFIER | TITLE)) return !(flags & GIVEN && sheet.shape[at] !== SMALL && !(flags & TITLE));
  return (flags & HONORIFIC) !== 0 && sheet.shape[at] !== SMALL;
}

/** A small-letter title takes the place or people before it along: `Jenin deputy governor`, `Israeli army spokesman`. */
function withPlace(sheet: TokenTable, first: number): number {
  if (first === 0) return first;
  const flags = sheet.flags[first - 1] as number;
  const isPlace = sheet.shape[first - 1] !== SMALL && ((sheet.listed[first - 1] as number) & PLACE_FIRST) !== 0;
  return isPlace || flags & DEMONYM ? first - 1 : first;
}

function genderOf(bits: number): 'female' | 'male' | null {
  if (bits & FEMALE_TITLE) return 'female';
  return bits & MALE_TITLE ? 'male' : null;
}

/** `Mum-of-three Jane Roe`, `Eighth-grader Jane Roe`: what somebody is, before the name. */
export function withoutDescription(sheet: TokenTable, span: Span): Span {
  if (span.first === span.last || (sheet.flags[span.first] as number) & GIVEN) return span;
  const isDescription = DESCRIPTION.test(wordAt(sheet, span.first));
  const isName = ((sheet.flags[span.first + 1] as number) & GIVEN) !== 0 && sheet.shape[span.last] === CAPITALISED;
  return isDescription && isName ? { ...span, first: span.first + 1, kind: 'PERSON' } : span;
}

/** Small words joined behind a capital one: `Mum-of-three`, `Great-grandmother`. */
const DESCRIPTION = /^\p{Lu}\p{Ll}+(?:-\p{Ll}{2,})+$/u;
