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
 * Adds certain names that the tagger missed: listed places and organizations, names that the words around them call a
 * place or an organization (`shares of Velmoor`), and the addresses of sites (`Znak.com`).
 */
export function addMissedNames(table: TokenTable, passage: number, spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  let next = 0;
  for (let at = 0; at < table.tokens.length; at += 1) {
    const span = spans[next];
    if (span !== undefined && at >= span.first) {
      result.push(span);
      at = span.last;
      next += 1;
    } else if (table.shape[at] !== LOWERCASE) {
      const found = missedNameAt(table, passage, at, span?.first ?? table.tokens.length);
      if (found === null) continue;
      result.push(found);
      at = found.last;
    }
  }
  return result;
}

/** The certain name that begins at `first` and ends before `limit`; or null. */
function missedNameAt(table: TokenTable, passage: number, first: number, limit: number): Span | null {
  const listedLast = lastOfListedOrganization(table, first);
  if (
    listedLast > first &&
    listedLast < limit &&
    isBorder(table, first, first - 1) &&
    isBorder(table, listedLast, listedLast + 1)
  )
    return { passage, first, last: listedLast, kind: 'ORGANIZATION' };
  if (listedAt(table, first) & LISTED_PLACE_BEGIN) {
    const last = lastOfListed(table, first, LISTED_PLACE_INSIDE);
    if (last < limit && isCertainPlace(table, first, last, limit)) return { passage, first, last, kind: 'PLACE' };
  }
  const runLast = lastOfOrganizationRun(table, first, limit);
  if (runLast > first) return { passage, first, last: runLast, kind: 'ORGANIZATION' };
  if (isCertainOrganization(table, first, limit)) return { passage, first, last: first, kind: 'ORGANIZATION' };
  if (isAddress(table, first)) return { passage, first, last: first, kind: 'ORGANIZATION' };
  return nameInContext(table, passage, first, limit);
}

/**
 * The last token of a listed organization of several words, perhaps behind its country; -1 when none begins at `first`.
 */
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

/**
 * The last token of a run of capitalized words that ends like an organization: `Bangkok Courier`, `Burgos CF`; or -1.
 */
function lastOfOrganizationRun(table: TokenTable, first: number, limit: number): number {
  if (!isBorder(table, first, first - 1) || table.starts[first] === 1) return -1;
  if (flagsAt(table, first) & (CALENDAR | TITLE | HONORIFIC) || ARTICLE.test(wordAt(table, first))) return -1;
  let last = first - 1;
  while (last + 1 < limit && table.shape[last + 1] === CAPITALIZED) last += 1;
  const club = last + 1;
  if (last >= first && club < limit && isOrganizationAcronym(table, club) && isBorder(table, club, club + 1))
    return club;
  if (last <= first || !isBorder(table, last, last + 1)) return -1;
  return flagsAt(table, last) & ORG_END && !EVENT_WORDS.has(wordAt(table, last)) ? last : -1;
}

/** Last words of organizations that are also those of events. */
const EVENT_WORDS = new Set(['Games', 'Summit', 'Conference', 'Today', 'Forum']);

/** Whether a word is an acronym that ends organizations' names: `Burgos CF`. */
function isOrganizationAcronym(table: TokenTable, at: number): boolean {
  return table.shape[at] === ALL_CAPS && (flagsAt(table, at) & ORG_END) !== 0;
}

const ARTICLE = /^(?:the|an?)$/i;

function lastOfListed(table: TokenTable, first: number, next: number): number {
  let last = first;
  while (listedAt(table, last + 1) & next) last += 1;
  return last;
}

/** Whether a word is a listed organization and nothing else: `Taliban`. */
function isCertainOrganization(table: TokenTable, at: number, limit: number): boolean {
  const known = listedAt(table, at);
  if (!(known & LISTED_ORG_BEGIN) || known & LISTED_PLACE_BEGIN || (listedAt(table, at + 1) & LISTED_ORG_INSIDE) !== 0)
    return false;
  if (flagsAt(table, at) & (GIVEN | FAMILY | COMMON | CALENDAR | DEMONYM)) return false;
  return isBorder(table, at, at - 1) && (at + 1 >= limit || isBorder(table, at, at + 1));
}

/**
 * Whether a listed place is certain: several words, or one that is no other word or name and is big or follows `in`.
 */
function isCertainPlace(table: TokenTable, first: number, last: number, limit: number): boolean {
  const known = listedAt(table, first);
  if (known & LISTED_ORG_BEGIN) return false;
  if (!isBorder(table, first, first - 1) || (last + 1 < limit && !isBorder(table, last, last + 1))) return false;
  if (last > first) return true;
  if (flagsAt(table, first) & (GIVEN | FAMILY | COMMON | CALENDAR | DEMONYM)) return false;
  return (known & LISTED_BIG) !== 0 || (flagsAt(table, first - 1) & LOCATIVE) !== 0;
}

/** A single uncommon word whose kind the words around it tell; or null. */
function nameInContext(table: TokenTable, passage: number, at: number, limit: number): Span | null {
  const shape = table.shape[at];
  if (shape !== CAPITALIZED && shape !== ALL_CAPS && shape !== MIXED) return null;
  if (flagsAt(table, at) & NEVER_NAMES || !isBorder(table, at, at - 1)) return null;
  if (at + 1 < limit && !isBorder(table, at, at + 1)) return null;
  const span: Span = { passage, first: at, last: at, kind: 'PLACE' };
  const kind = kindFromContext(table, span);
  return kind === null ? null : { ...span, kind };
}

const NEVER_NAMES = COMMON | CALENDAR | DEMONYM | TITLE | HONORIFIC;

/** Whether a token is the address of a site, which stands for whoever runs it: `Znak.com`. */
export function isAddress(table: TokenTable, at: number): boolean {
  return table.shape[at] !== LOWERCASE && ADDRESS.test(wordAt(table, at));
}

const ADDRESS =
  /^[\p{L}\d-]+\.(?:com|org|net|info|news|gov|edu|co|tv|io|eu|ru|de|fr|uk|in|ca|au|nz|ie|za|ke|ng|jp|kr|cn|br|mx|es|nl|se|dk|fi|pl|ch|il|ae|pk|bd|sg|ph|th|tr|gr|pt|ua)$/u;
