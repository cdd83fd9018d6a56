import { capitalizedHash, hashOf, joinHash, lowerHash } from '../../text/hashing.ts';
import {
  ALL_CAPS,
  CAPITALIZED,
  LOWERCASE,
  NUMBER,
  POSSESSIVE,
  PUNCTUATION,
  shapeOf,
  WITH_DIGIT,
  WITH_STOPS,
} from '../../text/shapes.ts';
import type { Token } from '../../text/token.ts';
import {
  COMMON,
  KNOWN_BIG,
  KNOWN_ORG,
  KNOWN_PLACE,
  type Lexicon,
  LINKING,
  ORG_END,
  PARTICLE,
  PLACE_END,
} from '../lexicon/lexicon.ts';
import { clusterOf, wordClassOf } from '../lexicon/wordUses.ts';

/** A passage as the tagger and the rules see it: what is known of each token, in parallel arrays. */
export interface TokenTable {
  text: string;
  tokens: readonly Token[];
  /** The hash of the word in lowercase. */
  lower: Int32Array;
  /** The hash of the word as printed. */
  exact: Int32Array;
  /** What the word lists say of the word: bits of `lexicon.ts`. */
  flags: Int32Array;
  /** The word's cluster and class, learned from word vectors; see `WordUses`. */
  cluster: Uint16Array;
  wordClass: Uint8Array;
  /** How the word is printed: a shape of `shapes.ts`. */
  shape: Uint8Array;
  /** Whether the token is part of a listed place or organization: LISTED_… bits below. */
  listed: Uint8Array;
  /** 1 where the token may be part of a name. */
  candidate: Uint8Array;
  /** 1 where a sentence begins. */
  starts: Uint8Array;
}

/**
 * Bits of `listed`: the first or a later token of a listed place or organization, a big place, a name of several
 * tokens.
 */
export const LISTED_PLACE_BEGIN = 1;
export const LISTED_PLACE_INSIDE = 2;
export const LISTED_ORG_BEGIN = 4;
export const LISTED_ORG_INSIDE = 8;
export const LISTED_BIG = 16;
export const LISTED_LONG = 32;

/** Builds the table of a passage from its tokens; `starts` are the offsets at which sentences begin. */
export function fillTokenTable(
  text: string,
  tokens: readonly Token[],
  starts: ReadonlySet<number>,
  lexicon: Lexicon,
): TokenTable {
  const count = tokens.length;
  const table: TokenTable = {
    text,
    tokens,
    lower: new Int32Array(count),
    exact: new Int32Array(count),
    flags: new Int32Array(count),
    cluster: new Uint16Array(count),
    wordClass: new Uint8Array(count),
    shape: new Uint8Array(count),
    listed: new Uint8Array(count),
    candidate: new Uint8Array(count),
    starts: new Uint8Array(count),
  };
  for (let at = 0; at < count; at += 1) fillToken(table, at, starts, lexicon);
  for (let at = 0; at < count; at += 1) if (table.shape[at] !== LOWERCASE) findListed(table, at, lexicon);
  markCandidates(table);
  return table;
}

function fillToken(table: TokenTable, at: number, starts: ReadonlySet<number>, lexicon: Lexicon): void {
  const { text } = table;
  const token = tokenAt(table, at);
  const exact = hashOf(text, token.start, token.end);
  const shape = shapeOf(text, token);
  const isSmall = shape === LOWERCASE;
  table.exact[at] = exact;
  table.lower[at] = isSmall ? exact : lowerHash(text, token.start, token.end);
  table.shape[at] = shape;
  let flags = lexicon.words.get(exact);
  if (!isSmall) flags |= lexicon.words.get(table.lower[at] ?? 0) & COMMON;
  if (shape === ALL_CAPS && token.end - token.start > 3) {
    flags |= lexicon.words.get(capitalizedHash(text, token.start, token.end));
  }
  table.flags[at] = flags;
  const use = lexicon.uses.get(table.lower[at] ?? 0);
  table.cluster[at] = clusterOf(use);
  table.wordClass[at] = wordClassOf(use);
  if (starts.has(token.start)) table.starts[at] = 1;
}

/** Marks the longest listed name that begins at a token; `CAIRO` is found as `Cairo`. */
function findListed(table: TokenTable, at: number, lexicon: Lexicon): void {
  let first = table.exact[at] ?? 0;
  let longest = lexicon.longest.get(first);
  const token = tokenAt(table, at);
  const isAllCaps = table.shape[at] === ALL_CAPS && token.end - token.start > 3;
  if (longest === 0 && isAllCaps) {
    first = capitalizedHash(table.text, token.start, token.end);
    longest = lexicon.longest.get(first);
  }
  if (longest === 0) return;
  let hash = first;
  let bits = lexicon.phrases.get(hash);
  let size = bits === 0 ? 0 : 1;
  const limit = Math.min(longest, table.tokens.length - at);
  for (let length = 2; length <= limit; length += 1) {
    hash = joinHash(hash, wordHash(table, at + length - 1, isAllCaps));
    const found = lexicon.phrases.get(hash);
    if (found !== 0) {
      bits = found;
      size = length;
    }
  }
  markListed(table, at, size, bits);
}

function wordHash(table: TokenTable, at: number, isAllCaps: boolean): number {
  const token = tokenAt(table, at);
  const isWord = isAllCaps && table.shape[at] === ALL_CAPS;
  return isWord ? capitalizedHash(table.text, token.start, token.end) : (table.exact[at] ?? 0);
}

function markListed(table: TokenTable, at: number, size: number, bits: number): void {
  const { listed } = table;
  const extra = (bits & KNOWN_BIG ? LISTED_BIG : 0) | (size > 1 ? LISTED_LONG : 0);
  const begin = (bits & KNOWN_PLACE ? LISTED_PLACE_BEGIN : 0) | (bits & KNOWN_ORG ? LISTED_ORG_BEGIN : 0) | extra;
  const inside = (bits & KNOWN_PLACE ? LISTED_PLACE_INSIDE : 0) | (bits & KNOWN_ORG ? LISTED_ORG_INSIDE : 0) | extra;
  for (let index = 0; index < size; index += 1) {
    if (index === 0 && listed[at] !== 0 && size === 1) return;
    listed[at + index] = (listed[at + index] ?? 0) | (index === 0 ? begin : inside);
  }
}

/**
 * Candidates are capitalized words, what links them (`of`, `al`, `&`), and a lowercase word for a kind behind them
 * (`Rolva valley`).
 */
function markCandidates(table: TokenTable): void {
  const { candidate, shape, flags, tokens } = table;
  const count = tokens.length;
  for (let at = 0; at < count; at += 1) {
    const here = shape[at] ?? 0;
    if ((here >= CAPITALIZED && here <= WITH_DIGIT) || here === WITH_STOPS) {
      candidate[at] = 1;
      continue;
    }
    if (at === 0 || candidate[at - 1] === 0) {
      if (here === LOWERCASE && (flags[at] ?? 0) & PARTICLE && isCapital(shape[at + 1])) candidate[at] = 1;
      continue;
    }
    if (here === LOWERCASE) {
      const bits = flags[at] ?? 0;
      const links =
        bits & (LINKING | PARTICLE) &&
        (isCapital(shape[at + 1]) || (isLinking(flags[at + 1]) && isCapital(shape[at + 2])));
      if (links || (bits & (PLACE_END | ORG_END) && isCapital(shape[at - 1]))) candidate[at] = 1;
    } else if (here === NUMBER) candidate[at] = isCapital(shape[at - 1]) ? 1 : 0;
    else if (here === PUNCTUATION || here === POSSESSIVE) candidate[at] = joins(table, at) ? 1 : 0;
  }
}

function isCapital(shape: number | undefined): boolean {
  return shape !== undefined && ((shape >= CAPITALIZED && shape <= WITH_DIGIT) || shape === WITH_STOPS);
}

function isLinking(bits: number | undefined): boolean {
  return bits !== undefined && (bits & (LINKING | PARTICLE)) !== 0;
}

/**
 * Whether a sign may be inside a name, which takes a capital behind it: `&`, `/`, a hyphen or dash without spaces, a
 * comma, a possessive.
 */
function joins(table: TokenTable, at: number): boolean {
  if (!isCapital(table.shape[at + 1])) return false;
  const { start, end } = tokenAt(table, at);
  const code = table.text.charCodeAt(start);
  const isDash = code === 0x2d || code === 0x2013;
  if (isDash && table.tokens[at - 1]?.end !== start && table.tokens[at + 1]?.start !== end) return false;
  return (
    table.shape[at] === POSSESSIVE ||
    ((code === 0x2019 || code === 0x27) && table.shape[at] === PUNCTUATION) ||
    code === 0x26 ||
    code === 0x2d ||
    code === 0x2f ||
    code === 0x2013 ||
    code === 0x2c
  );
}

/** The word at a position as printed; empty before the first and behind the last token. */
export function wordAt(table: TokenTable, at: number): string {
  const token = table.tokens[at];
  return token === undefined ? '' : table.text.slice(token.start, token.end);
}

/**
 * The token at a position.
 * @throws {RangeError} for a position outside the passage
 */
export function tokenAt(table: TokenTable, at: number): Token {
  const token = table.tokens[at];
  if (token === undefined) throw new RangeError(`There is no token ${at} among ${table.tokens.length}.`);
  return token;
}

/** What the word lists say of the word at a position: bits of `lexicon.ts`; 0 outside the passage. */
export function flagsAt(table: TokenTable, at: number): number {
  return table.flags[at] ?? 0;
}

/** What the lists of places and organizations say of a position: LISTED_… bits; 0 outside the passage. */
export function listedAt(table: TokenTable, at: number): number {
  return table.listed[at] ?? 0;
}

/**
 * The table of a passage.
 * @throws {RangeError} for a passage that the story does not have
 */
export function tableAt(tables: readonly TokenTable[], passage: number): TokenTable {
  const table = tables[passage];
  if (table === undefined) throw new RangeError(`There is no passage ${passage} among ${tables.length}.`);
  return table;
}
