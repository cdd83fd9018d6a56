import { CAPITALISED, CAPITALS, MIXED, SMALL } from '../../../text/shapes.ts';
import { BEFORE, CALENDAR, COMMON, DEMONYM, FAMILY, GIVEN, HONORIFIC, ORG_END, TITLE } from '../../lexicon/lexicon.ts';
import {
  LISTED_BIG,
  ORG_FIRST,
  ORG_NEXT,
  PLACE_FIRST,
  PLACE_NEXT,
  type TokenTable,
  wordAt,
} from '../../tagging/tokenTable.ts';
import { kindAround } from '../context/surroundings.ts';
import type { Span } from '../spans/spans.ts';
import { isBorder } from './spread.ts';

/**
 * Adds the names that are certain and that were not read as such: places of the lists that stand alone, bodies of several
 * words, what the words around it call a place or a body (`shares of Velmoor`), and the addresses of sites.
 */
export function addMissed(sheet: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (let at = 0; at < sheet.tokens.length; at += 1) {
    const span = spans[next];
    if (span !== undefined && at >= span.first) {
      result.push(span);
      at = span.last;
      next += 1;
    } else if (sheet.shape[at] !== SMALL) {
      const found = missedAt(sheet, passage, at, span?.first ?? sheet.tokens.length);
      if (found === null) continue;
      result.push(found);
      at = found.last;
    }
  }
  return result;
}

/** The certain name that begins at a place and ends before `limit`. */
function missedAt(sheet: TokenTable, passage: number, first: number, limit: number): Span | null {
  const body = lastOfBody(sheet, first);
  if (body > first && body < limit && isBorder(sheet, first, first - 1) && isBorder(sheet, body, body + 1))
    return { passage, first, last: body, kind: 'ORGANIZATION' };
  if ((sheet.listed[first] as number) & PLACE_FIRST) {
    const last = lastOfListed(sheet, first, PLACE_NEXT);
    if (last < limit && isCertainPlace(sheet, first, last, limit)) return { passage, first, last, kind: 'PLACE' };
  }
  const kindWord = lastOfRun(sheet, first, limit);
  if (kindWord > first) return { passage, first, last: kindWord, kind: 'ORGANIZATION' };
  if (isCertainBody(sheet, first, limit)) return { passage, first, last: first, kind: 'ORGANIZATION' };
  if (isAddress(sheet, first)) return { passage, first, last: first, kind: 'ORGANIZATION' };
  return toldAt(sheet, passage, first, limit);
}

/** The last word of a listed body's name of several words, its country before it or not; -1 when none begins at `first`. */
function lastOfBody(sheet: TokenTable, first: number): number {
  const known = sheet.listed[first] as number;
  const start = known & PLACE_FIRST && !(known & ORG_FIRST) ? lastOfListed(sheet, first, PLACE_NEXT) + 1 : first;
  if (!((sheet.listed[start] ?? 0) & ORG_FIRST)) return -1;
  const last = lastOfListed(sheet, start, ORG_NEXT);
  return last > start ? last : -1;
}

/** The last word of a run of capitalised words that ends as bodies do: `Bangkok Courier`; -1 when there is none. */
function lastOfRun(sheet: TokenTable, first: number, limit: number): number {
  if (!isBorder(sheet, first, first - 1) || sheet.starts[first] === 1) return -1;
  if ((sheet.flags[first] as number) & (CALENDAR | TITLE | HONORIFIC) || ARTICLE.test(wordAt(sheet, first))) return -1;
  let last = first - 1;
  while (last + 1 < limit && sheet.shape[last + 1] === CAPITALISED) last += 1;
  const club = last + 1;
  if (last >= first && club < limit && isLetters(sheet, club) && isBorder(sheet, club, club + 1)) return club;
  if (last <= first || !isBorder(sheet, last, last + 1)) return -1;
  return (sheet.flags[last] as number) & ORG_END && !EVENTS.has(wordAt(sheet, last)) ? last : -1;
}

/** Words of events too. */
const EVENTS = new Set(['Games', 'Summit', 'Conference', 'Today', 'Forum']);

/** The letters behind a body’s name: `Burgos CF`. */
function isLetters(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] === CAPITALS && ((sheet.flags[at] as number) & ORG_END) !== 0;
}

const ARTICLE = /^(?:the|an?)$/i;

function lastOfListed(sheet: TokenTable, first: number, next: number): number {
  let last = first;
  while ((sheet.listed[last + 1] ?? 0) & next) last += 1;
  return last;
}

/** One listed body's word, which is nothing else: `Taliban`. */
function isCertainBody(sheet: TokenTable, at: number, limit: number): boolean {
  const known = sheet.listed[at] as number;
  if (!(known & ORG_FIRST) || known & PLACE_FIRST || ((sheet.listed[at + 1] ?? 0) & ORG_NEXT) !== 0) return false;
  if ((sheet.flags[at] as number) & (GIVEN | FAMILY | COMMON | CALENDAR | DEMONYM)) return false;
  return isBorder(sheet, at, at - 1) && (at + 1 >= limit || isBorder(sheet, at, at + 1));
}

/** A name of several words, or one that is no word and no person's name and is big or stands behind `in`. */
function isCertainPlace(sheet: TokenTable, first: number, last: number, limit: number): boolean {
  const known = sheet.listed[first] as number;
  if (known & ORG_FIRST) return false;
  if (!isBorder(sheet, first, first - 1) || (last + 1 < limit && !isBorder(sheet, last, last + 1))) return false;
  if (last > first) return true;
  if ((sheet.flags[first] as number) & (GIVEN | FAMILY | COMMON | CALENDAR | DEMONYM)) return false;
  return (known & LISTED_BIG) !== 0 || ((sheet.flags[first - 1] ?? 0) & BEFORE) !== 0;
}

/** One capitalised word that is no word of the dictionary, where the words around it say what it is. */
function toldAt(sheet: TokenTable, passage: number, at: number, limit: number): Span | null {
  const shape = sheet.shape[at];
  if (shape !== CAPITALISED && shape !== CAPITALS && shape !== MIXED) return null;
  if ((sheet.flags[at] as number) & NO_NAMES || !isBorder(sheet, at, at - 1)) return null;
  if (at + 1 < limit && !isBorder(sheet, at, at + 1)) return null;
  const span: Span = { passage, first: at, last: at, kind: 'PLACE' };
  const kind = kindAround(sheet, span);
  return kind === null ? null : { ...span, kind };
}

const NO_NAMES = COMMON | CALENDAR | DEMONYM | TITLE | HONORIFIC;

/** The address of a site, named for who runs it: `Znak.com`. */
export function isAddress(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] !== SMALL && ADDRESS.test(wordAt(sheet, at));
}

const ADDRESS =
  /^[\p{L}\d-]+\.(?:com|org|net|info|news|gov|edu|co|tv|io|eu|ru|de|fr|uk|in|ca|au|nz|ie|za|ke|ng|jp|kr|cn|br|mx|es|nl|se|dk|fi|pl|ch|il|ae|pk|bd|sg|ph|th|tr|gr|pt|ua)$/u;
