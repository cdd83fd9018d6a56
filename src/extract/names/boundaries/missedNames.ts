import { ALL_CAPS, CAPITALIZED, LOWERCASE, MIXED } from '../../../text/shapes.ts';
import {
  CALENDAR,
  COMMON,
  DEMONYM,
  FAMILY,
  GIVEN,
  HONORIFIC,
  LOCATIVE,
  ORG_END,
  TITLE,
} from '../../lexicon/lexicon.ts';
import {
  flagsAt,
  LISTED_BIG,
  LISTED_ORG_BEGIN,
  LISTED_ORG_INSIDE,
  LISTED_PLACE_BEGIN,
  LISTED_PLACE_INSIDE,
  listedAt,
  type TokenTable,
  wordAt,
} from '../../tagging/tokenTable.ts';
import { kindFromContext } from '../context/kindFromContext.ts';
import type { Span } from '../spans/spans.ts';
import { isBorder } from './propagateNames.ts';

/**
 * Adds the names that are certain and that were not read as such: places of the lists that stand alone, bodies of several
 * words, what the words around it call a place or a body (`shares of Velmoor`), and the addresses of sites.
 */
export function addMissed(table: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (let at = 0; at < table.tokens.length; at += 1) {
    const span = spans[next];
    if (span !== undefined && at >= span.first) {
      result.push(span);
      at = span.last;
      next += 1;
    } else if (table.shape[at] !== LOWERCASE) {
      const found = missedAt(table, passage, at, span?.first ?? table.tokens.length);
      if (found === null) continue;
      result.push(found);
      at = found.last;
    }
  }
  return result;
}

/** The certain name that begins at a place and ends before `limit`. */
function missedAt(table: TokenTable, passage: number, first: number, limit: number): Span | null {
  const body = lastOfListedOrganization(table, first);
  if (body > first && body < limit && isBorder(table, first, first - 1) && isBorder(table, body, body + 1))
    return { passage, first, last: body, kind: 'ORGANIZATION' };
  if (listedAt(table, first) & LISTED_PLACE_BEGIN) {
    const last = lastOfListed(table, first, LISTED_PLACE_INSIDE);
    if (last < limit && isCertainPlace(table, first, last, limit)) return { passage, first, last, kind: 'PLACE' };
  }
  const kindWord = lastOfOrganizationRun(table, first, limit);
  if (kindWord > first) return { passage, first, last: kindWord, kind: 'ORGANIZATION' };
  if (isCertainOrganization(table, first, limit)) return { passage, first, last: first, kind: 'ORGANIZATION' };
  if (isAddress(table, first)) return { passage, first, last: first, kind: 'ORGANIZATION' };
  return namedByContext(table, passage, first, limit);
}

/** The last word of a listed body's name of several words, its country before it or not; -1 when none begins at `first`. */
function lastOfListedOrganization(table: TokenTable, first: number): number {
  const known = listedAt(table, first);
  const start =
    known & LISTED_PLACE_BEGIN && !(known & LISTED_ORG_BEGIN)
      ? lastOfListed(table, first, LISTED_PLACE_INSIDE) + 1
      : first;
  if (!(listedAt(table, start) & LISTED_ORG_BEGIN)) return -1;
  const last = lastOfListed(table, start, LISTED_ORG_INSIDE);
  return last > start ? last : -1;
}

/** The last word of a run of capitalized words that ends as bodies do: `Bangkok Courier`; -1 when there is none. */
function lastOfOrganizationRun(table: TokenTable, first: number, limit: number): number {
  if (!isBorder(table, first, first - 1) || table.starts[first] === 1) return -1;
  if (flagsAt(table, first) & (CALENDAR | TITLE | HONORIFIC) || ARTICLE.test(wordAt(table, first))) return -1;
  let last = first - 1;
  while (last + 1 < limit && table.shape[last + 1] === CAPITALIZED) last += 1;
  const club = last + 1;
  if (last >= first && club < limit && isLetters(table, club) && isBorder(table, club, club + 1)) return club;
  if (last <= first || !isBorder(table, last, last + 1)) return -1;
  return flagsAt(table, last) & ORG_END && !EVENTS.has(wordAt(table, last)) ? last : -1;
}

/** Words of events too. */
const EVENTS = new Set(['Games', 'Summit', 'Conference', 'Today', 'Forum']);

/** The letters behind a body’s name: `Burgos CF`. */
function isLetters(table: TokenTable, at: number): boolean {
  return table.shape[at] === ALL_CAPS && (flagsAt(table, at) & ORG_END) !== 0;
}

const ARTICLE = /^(?:the|an?)$/i;

function lastOfListed(table: TokenTable, first: number, next: number): number {
  let last = first;
  while (listedAt(table, last + 1) & next) last += 1;
  return last;
}

/** One listed body's word, which is nothing else: `Taliban`. */
function isCertainOrganization(table: TokenTable, at: number, limit: number): boolean {
  const known = listedAt(table, at);
  if (!(known & LISTED_ORG_BEGIN) || known & LISTED_PLACE_BEGIN || (listedAt(table, at + 1) & LISTED_ORG_INSIDE) !== 0)
    return false;
  if (flagsAt(table, at) & (GIVEN | FAMILY | COMMON | CALENDAR | DEMONYM)) return false;
  return isBorder(table, at, at - 1) && (at + 1 >= limit || isBorder(table, at, at + 1));
}

/** A name of several words, or one that is no word and no person's name and is big or stands behind `in`. */
function isCertainPlace(table: TokenTable, first: number, last: number, limit: number): boolean {
  const known = listedAt(table, first);
  if (known & LISTED_ORG_BEGIN) return false;
  if (!isBorder(table, first, first - 1) || (last + 1 < limit && !isBorder(table, last, last + 1))) return false;
  if (last > first) return true;
  if (flagsAt(table, first) & (GIVEN | FAMILY | COMMON | CALENDAR | DEMONYM)) return false;
  return (known & LISTED_BIG) !== 0 || (flagsAt(table, first - 1) & LOCATIVE) !== 0;
}

/** One capitalized word that is no word of the dictionary, where the words around it say what it is. */
function namedByContext(table: TokenTable, passage: number, at: number, limit: number): Span | null {
  const shape = table.shape[at];
  if (shape !== CAPITALIZED && shape !== ALL_CAPS && shape !== MIXED) return null;
  if (flagsAt(table, at) & NEVER_NAMES || !isBorder(table, at, at - 1)) return null;
  if (at + 1 < limit && !isBorder(table, at, at + 1)) return null;
  const span: Span = { passage, first: at, last: at, kind: 'PLACE' };
  const kind = kindFromContext(table, span);
  return kind === null ? null : { ...span, kind };
}

const NEVER_NAMES = COMMON | CALENDAR | DEMONYM | TITLE | HONORIFIC;

/** The address of a site, named for who runs it: `Znak.com`. */
export function isAddress(table: TokenTable, at: number): boolean {
  return table.shape[at] !== LOWERCASE && ADDRESS.test(wordAt(table, at));
}

const ADDRESS =
  /^[\p{L}\d-]+\.(?:com|org|net|info|news|gov|edu|co|tv|io|eu|ru|de|fr|uk|in|ca|au|nz|ie|za|ke|ng|jp|kr|cn|br|mx|es|nl|se|dk|fi|pl|ch|il|ae|pk|bd|sg|ph|th|tr|gr|pt|ua)$/u;
