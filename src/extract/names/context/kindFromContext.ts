import { LOWERCASE, POSSESSIVE, PUNCTUATION } from '../../../text/shapes.ts';
import { ORG_NOUN, ORG_PART_NOUN, PLACE_NOUN, TITLE } from '../../lexicon/lexicon.ts';
import { inWordList } from '../../lexicon/wordLists.ts';
import { flagsAt, type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/**
 * The kind that the words around a name give it: an organization in `newspaper Milenio`, `Numsa members` and `Smoore,
 * the world’s biggest maker of`, a place in `Kadamtala area` and `the province of Orellana`. Null when they give none.
 */
export function kindFromContext(table: TokenTable, span: Span): 'ORGANIZATION' | 'PLACE' | null {
  const adjacent =
    kindOfNoun(table, span.first - 1) ??
    kindBeforeComma(table, span) ??
    kindBeforePreposition(table, span.first - 1) ??
    kindBehind(table, span.last + 1);
  return adjacent ?? kindInApposition(table, span.last + 1);
}

/** The kind given before a name that is between commas: `The newspaper, Milenio, says`. */
function kindBeforeComma(table: TokenTable, { first, last }: Span): 'ORGANIZATION' | 'PLACE' | null {
  if (wordAt(table, first - 1) !== ',' || wordAt(table, last + 1) !== ',') return null;
  if (!ARTICLES.has(wordAt(table, first - 3).toLowerCase())) return null;
  return wordAt(table, first - 2) === 'paper' ? 'ORGANIZATION' : kindOfNoun(table, first - 2);
}

/** The kind that a lowercase noun names: an organization for `newspaper`, a place for `district`. */
function kindOfNoun(table: TokenTable, at: number): 'ORGANIZATION' | 'PLACE' | null {
  if (table.shape[at] !== LOWERCASE) return null;
  const flags = flagsAt(table, at);
  if (flags & ORG_NOUN) return 'ORGANIZATION';
  return flags & PLACE_NOUN ? 'PLACE' : null;
}

/** The kind given before a preposition: `subsidiary of Smoore`, `the province of Orellana`, `shares in Aerovale`. */
function kindBeforePreposition(table: TokenTable, at: number): 'ORGANIZATION' | 'PLACE' | null {
  if (wordAt(table, at) === 'in')
    return INVESTMENT_NOUNS.has(wordAt(table, at - 1).toLowerCase()) ? 'ORGANIZATION' : null;
  if (wordAt(table, at) !== 'of') return null;
  const noun = flagsAt(table, at - 1);
  if (noun & ORG_PART_NOUN) return 'ORGANIZATION';
  return noun & PLACE_NOUN || inWordList('nounOfPlace', wordAt(table, at - 1)) ? 'PLACE' : null;
}

/** What one has in a company. */
const INVESTMENT_NOUNS = new Set(['shares', 'stake', 'stakes', 'shareholders', 'investors', 'shareholding']);

/** The kind given behind a name: `Kadamtala area`, `Numsa members`, `Séléka militia`. */
function kindBehind(table: TokenTable, at: number): 'ORGANIZATION' | 'PLACE' | null {
  const noun = table.shape[at] === POSSESSIVE ? at + 1 : at;
  if (table.shape[noun] !== LOWERCASE) return null;
  const flags = flagsAt(table, noun);
  if (flags & ORG_PART_NOUN || MEDIA.has(wordAt(table, noun))) return 'ORGANIZATION';
  return noun === at && flags & PLACE_NOUN ? 'PLACE' : null;
}

/** Media, named before the noun: `Tempo magazine`. */
const MEDIA = new Set('magazine newspaper daily weekly tabloid website broadcaster newscast'.split(' '));

/**
 * The kind given in an apposition, `, the world’s biggest contract maker of`, by its first noun for a kind; not in `the
 * town manager`.
 */
function kindInApposition(table: TokenTable, comma: number): 'ORGANIZATION' | 'PLACE' | null {
  if (wordAt(table, comma) !== ',' || !ARTICLES.has(wordAt(table, comma + 1))) return null;
  for (let at = comma + 2; at < comma + 2 + LONGEST_APPOSITION; at += 1) {
    if (table.shape[at] === PUNCTUATION || APPOSITION_STOPS.has(wordAt(table, at))) return null;
    const kind = kindOfNoun(table, at);
    if (kind !== null) return flagsAt(table, at + 1) & TITLE ? null : kind;
  }
  return null;
}

const LONGEST_APPOSITION = 7;
const ARTICLES = new Set(['a', 'an', 'the']);
const APPOSITION_STOPS = new Set([
  'of',
  'who',
  'which',
  'that',
  'in',
  'at',
  'for',
  'from',
  'with',
  'and',
  'is',
  'was',
  '',
]);
