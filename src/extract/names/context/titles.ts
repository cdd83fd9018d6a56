import { CAPITALIZED, LOWERCASE, POSSESSIVE, PUNCTUATION } from '../../../text/shapes.ts';
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
import {
  flagsAt,
  LISTED_ORG_INSIDE,
  LISTED_PLACE_BEGIN,
  listedAt,
  type TokenTable,
  tokenAt,
  wordAt,
} from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/** The title of a person. */
export interface Title {
  /** As printed: `Prime Minister`, `Jenin deputy governor`. */
  text: string;
  /** The gender that the title tells: `Mrs.`, `chairman`; else null. */
  gender: 'female' | 'male' | null;
}

/**
 * The title in front of a person's name, with its modifiers and place: `Jenin deputy governor`, `Mr.`; null without
 * one.
 */
export function titleBefore(text: string, table: TokenTable, span: Span): Title | null {
  const end = span.first - 1;
  const head = end >= 0 && isTitle(table, end) ? end : titleWithField(table, end);
  if (head < 0) return null;
  let first = head;
  let bits = flagsAt(table, head);
  while (first > 0 && head - first < LONGEST_TITLE && extendsTitle(table, first - 1)) {
    first -= 1;
    bits |= flagsAt(table, first) & (FEMALE_TITLE | MALE_TITLE);
  }
  if (table.shape[head] === LOWERCASE) first = withPlace(table, first);
  const start = tokenAt(table, first).start;
  return { text: text.slice(start, tokenAt(table, end).end), gender: genderOf(bits) };
}

/**
 * The index of a title that its field follows, `Secretary of State`, `Leader of the Opposition`, `chair of governors`;
 * or -1.
 */
function titleWithField(table: TokenTable, end: number): number {
  if (table.shape[end] === PUNCTUATION || table.shape[end] === POSSESSIVE) return -1;
  for (let at = end - 1; at > Math.max(0, end - LONGEST_FIELD); at -= 1) {
    if (table.shape[at] === PUNCTUATION || table.shape[at] === POSSESSIVE) return -1;
    if (wordAt(table, at) !== 'of') continue;
    return (flagsAt(table, at - 1) & (TITLE | RELATION)) === TITLE ? at - 1 : -1;
  }
  return -1;
}

/** How many words of a field there may be from `of` to the name: `of the Opposition`. */
const LONGEST_FIELD = 4;

const LONGEST_TITLE = 5;

/**
 * Whether a word is a title here: an honorific with a capital, or a title that is no lowercase relation (`brother`).
 */
function isTitle(table: TokenTable, at: number): boolean {
  const flags = flagsAt(table, at);
  if (flags & HONORIFIC) return table.shape[at] !== LOWERCASE;
  return (flags & TITLE) !== 0 && !(flags & RELATION && table.shape[at] === LOWERCASE);
}

/** Whether a word extends the title behind it: `deputy`, `Prime`, `former`, the hyphen behind `vice`. */
function extendsTitle(table: TokenTable, at: number): boolean {
  const flags = flagsAt(table, at);
  if (listedAt(table, at) & LISTED_ORG_INSIDE && table.shape[at] !== LOWERCASE) return false;
  if (table.shape[at] === PUNCTUATION) return table.text.charCodeAt(tokenAt(table, at).start) === 0x2d;
  if (flags & (TITLE_MODIFIER | TITLE)) return !(flags & GIVEN && table.shape[at] !== LOWERCASE && !(flags & TITLE));
  return (flags & HONORIFIC) !== 0 && table.shape[at] !== LOWERCASE;
}

/** Includes the place or people before a lowercase title: `Jenin deputy governor`, `Israeli army spokesman`. */
function withPlace(table: TokenTable, first: number): number {
  if (first === 0) return first;
  const flags = flagsAt(table, first - 1);
  const isPlace = table.shape[first - 1] !== LOWERCASE && (listedAt(table, first - 1) & LISTED_PLACE_BEGIN) !== 0;
  return isPlace || flags & DEMONYM ? first - 1 : first;
}

function genderOf(bits: number): 'female' | 'male' | null {
  if (bits & FEMALE_TITLE) return 'female';
  return bits & MALE_TITLE ? 'male' : null;
}

/** Removes a description from the start of a name: `Mum-of-three Jane Roe`, `Eighth-grader Jane Roe`. */
export function withoutDescription(table: TokenTable, span: Span): Span {
  if (span.first === span.last || flagsAt(table, span.first) & GIVEN) return span;
  const isDescription = DESCRIPTION.test(wordAt(table, span.first));
  const isName = (flagsAt(table, span.first + 1) & GIVEN) !== 0 && table.shape[span.last] === CAPITALIZED;
  return isDescription && isName ? { ...span, first: span.first + 1, kind: 'PERSON' } : span;
}

/** A capitalized word with lowercase words joined to it: `Mum-of-three`, `Great-grandmother`. */
const DESCRIPTION = /^\p{Lu}\p{Ll}+(?:-\p{Ll}{2,})+$/u;
