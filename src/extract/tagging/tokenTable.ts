import { capitalisedHash, hashOf, joinHash, lowerHash } from '../../text/hashing.ts';
import {
  CAPITALISED,
  CAPITALS,
  NUMBER,
  POSSESSIVE,
  SIGN,
  SMALL,
  STOPPED,
  shapeOf,
  WITH_DIGIT,
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
import { clusterOf, leaningOf } from '../lexicon/wordUses.ts';

/** What is known of each token of a passage, in parallel arrays: the ground that the tagger looks at. */
export interface TokenTable {
  text: string;
  tokens: readonly Token[];
  /** Hash of the word in small letters. */
  lower: Int32Array;
  /** Hash of the word as printed. */
  exact: Int32Array;
  /** What the word lists say. */
  flags: Int32Array;
  /** The cluster of the word, and which kind of name it leans to; see `WordUses`. */
  cluster: Uint16Array;
  leaning: Uint8Array;
  shape: Uint8Array;
  /** Bits below: part of a listed place or organisation. */
  listed: Uint8Array;
  /** 1 where a name may stand. */
  candidate: Uint8Array;
  /** 1 where a sentence begins. */
  starts: Uint8Array;
}

export const PLACE_FIRST = 1;
export const PLACE_NEXT = 2;
export const ORG_FIRST = 4;
export const ORG_NEXT = 8;
export const LISTED_BIG = 16;
export const LISTED_LONG = 32;

/** Fills a sheet; `starts` are the text offsets at which sentences begin. */
export function fillSheet(
  text: string,
  tokens: readonly Token[],
  starts: ReadonlySet<number>,
  lexicon: Lexicon,
): TokenTable {
  const count = tokens.length;
  const sheet: TokenTable = {
    text,
    tokens,
    lower: new Int32Array(count),
    exact: new Int32Array(count),
    flags: new Int32Array(count),
    cluster: new Uint16Array(count),
    leaning: new Uint8Array(count),
    shape: new Uint8Array(count),
    listed: new Uint8Array(count),
    candidate: new Uint8Array(count),
    starts: new Uint8Array(count),
  };
  for (let at = 0; at < count; at += 1) fillToken(sheet, at, starts, lexicon);
  for (let at = 0; at < count; at += 1) if (sheet.shape[at] !== SMALL) findListed(sheet, at, lexicon);
  markCandidates(sheet);
  return sheet;
}

function fillToken(sheet: TokenTable, at: number, starts: ReadonlySet<number>, lexicon: Lexicon): void {
  const { text } = sheet;
  const token = sheet.tokens[at] as Token;
  const exact = hashOf(text, token.start, token.end);
  const shape = shapeOf(text, token);
  const isSmall = shape === SMALL;
  sheet.exact[at] = exact;
  sheet.lower[at] = isSmall ? exact : lowerHash(text, token.start, token.end);
  sheet.shape[at] = shape;
  let flags = lexicon.words.get(exact);
  if (!isSmall) flags |= lexicon.words.get(sheet.lower[at] as number) & COMMON;
  if (shape === CAPITALS && token.end - token.start > 3) {
    flags |= lexicon.words.get(capitalisedHash(text, token.start, token.end));
  }
  sheet.flags[at] = flags;
  const use = lexicon.uses.get(sheet.lower[at] as number);
  sheet.cluster[at] = clusterOf(use);
  sheet.leaning[at] = leaningOf(use);
  if (starts.has(token.start)) sheet.starts[at] = 1;
}

/** Marks the longest listed name that begins at a token. */
function findListed(sheet: TokenTable, at: number, lexicon: Lexicon): void {
  let first = sheet.exact[at] as number;
  let longest = lexicon.longest.get(first);
  const token = sheet.tokens[at] as Token;
  const isLoud = sheet.shape[at] === CAPITALS && token.end - token.start > 3;
  if (longest === 0 && isLoud) {
    first = capitalisedHash(sheet.text, token.start, token.end);
    longest = lexicon.longest.get(first);
  }
  if (longest === 0) return;
  let hash = first;
  let bits = lexicon.phrases.get(hash);
  let size = bits === 0 ? 0 : 1;
  const limit = Math.min(longest, sheet.tokens.length - at);
  for (let length = 2; length <= limit; length += 1) {
    hash = joinHash(hash, wordHash(sheet, at + length - 1, isLoud));
    const found = lexicon.phrases.get(hash);
    if (found !== 0) {
      bits = found;
      size = length;
    }
  }
  markListed(sheet, at, size, bits);
}

function wordHash(sheet: TokenTable, at: number, isLoud: boolean): number {
  const token = sheet.tokens[at] as Token;
  const isWord = isLoud && sheet.shape[at] === CAPITALS;
  return isWord ? capitalisedHash(sheet.text, token.start, token.end) : (sheet.exact[at] as number);
}

function markListed(sheet: TokenTable, at: number, size: number, bits: number): void {
  const { listed } = sheet;
  const extra = (bits & KNOWN_BIG ? LISTED_BIG : 0) | (size > 1 ? LISTED_LONG : 0);
  const begin = (bits & KNOWN_PLACE ? PLACE_FIRST : 0) | (bits & KNOWN_ORG ? ORG_FIRST : 0) | extra;
  const inside = (bits & KNOWN_PLACE ? PLACE_NEXT : 0) | (bits & KNOWN_ORG ? ORG_NEXT : 0) | extra;
  for (let index = 0; index < size; index += 1) {
    if (index === 0 && listed[at] !== 0 && size === 1) return;
    listed[at + index] = (listed[at + index] as number) | (index === 0 ? begin : inside);
  }
}

/** A name may stand on capitals, on what links them (`of`, `al`, `&`), and on a kind of place or body behind them. */
function markCandidates(sheet: TokenTable): void {
  const { candidate, shape, flags, tokens } = sheet;
  const count = tokens.length;
  for (let at = 0; at < count; at += 1) {
    const here = shape[at] as number;
    if ((here >= CAPITALISED && here <= WITH_DIGIT) || here === STOPPED) {
      candidate[at] = 1;
      continue;
    }
    if (at === 0 || candidate[at - 1] === 0) {
      if (here === SMALL && (flags[at] as number) & PARTICLE && isCapital(shape[at + 1])) candidate[at] = 1;
      continue;
    }
    if (here === SMALL) {
      const bits = flags[at] as number;
      const links =
        bits & (LINKING | PARTICLE) &&
        (isCapital(shape[at + 1]) || (isLinking(flags[at + 1]) && isCapital(shape[at + 2])));
      if (links || (bits & (PLACE_END | ORG_END) && isCapital(shape[at - 1]))) candidate[at] = 1;
    } else if (here === NUMBER) candidate[at] = isCapital(shape[at - 1]) ? 1 : 0;
    else if (here === SIGN || here === POSSESSIVE) candidate[at] = joins(sheet, at) ? 1 : 0;
  }
}

function isCapital(shape: number | undefined): boolean {
  return shape !== undefined && ((shape >= CAPITALISED && shape <= WITH_DIGIT) || shape === STOPPED);
}

function isLinking(bits: number | undefined): boolean {
  return bits !== undefined && (bits & (LINKING | PARTICLE)) !== 0;
}

/** `&`, `/`, a hyphen or dash without spaces, a comma and the possessive, of a plural too, may lie inside a name when a capital follows. */
function joins(sheet: TokenTable, at: number): boolean {
  if (!isCapital(sheet.shape[at + 1])) return false;
  const { start, end } = sheet.tokens[at] as Token;
  const code = sheet.text.charCodeAt(start);
  const isDash = code === 0x2d || code === 0x2013;
  if (isDash && sheet.tokens[at - 1]?.end !== start && sheet.tokens[at + 1]?.start !== end) return false;
  return (
    sheet.shape[at] === POSSESSIVE ||
    ((code === 0x2019 || code === 0x27) && sheet.shape[at] === SIGN) ||
    code === 0x26 ||
    code === 0x2d ||
    code === 0x2f ||
    code === 0x2013 ||
    code === 0x2c
  );
}

/** The word at a place as printed; empty beyond the ends. */
export function wordAt(sheet: TokenTable, at: number): string {
  const token = sheet.tokens[at];
  return token === undefined ? '' : sheet.text.slice(token.start, token.end);
}
