import { takesStop } from './abbreviations.ts';
import { APOSTROPHE, classOf, DIGIT, isLetter, isWordCharacter, LOWER, QUOTE, SPACE, UPPER } from './characters.ts';
import type { Token, TokenKind } from './token.ts';

/**
 * Splits a text into tokens, in one pass. `Israel’s` becomes `Israel` and `’s`; `U.S.` and `Mr.` keep their full stops;
 * `US-led` becomes three tokens, `al-Roub` and `Jean-Claude` stay one; the apostrophe of `don't` is not a quotation
 * mark.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let at = 0;
  let openSingles = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    const found = classOf(code);
    if (found === SPACE) {
      at += 1;
      continue;
    }
    const start = at;
    let kind: TokenKind = 'punctuation';
    if (found === LOWER || found === UPPER) {
      at = endOfWord(text, start);
      kind = 'word';
    } else if (found === DIGIT) {
      at = endOfNumber(text, start);
      kind = 'number';
    } else if (found === QUOTE) {
      at += 1;
      kind = 'mark';
    } else if (found === APOSTROPHE) {
      at = endOfApostrophe(text, start);
      kind = kindOfApostrophe(text, start, at, openSingles);
      if (kind === 'mark' && at - start === 1) openSingles = opensHere(text, start) ? openSingles + 1 : openSingles - 1;
      if (openSingles < 0) openSingles = 0;
    } else {
      at = endOfSign(text, start);
      if (at - start > 1 && isWordCharacter(text.charCodeAt(start + 1))) kind = 'word';
    }
    tokens.push({ start, end: at, kind });
  }
  return tokens;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  const length = text.length;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (isWordCharacter(code)) {
      at += 1;
      continue;
    }
    if (!isWordCharacter(text.charCodeAt(at + 1))) break;
    if (!joinsParts(text, start, at, code)) break;
    at += 1;
  }
  return text.charCodeAt(at) === FULL_STOP && stopBelongs(text, start, at) ? at + 1 : at;
}

/** Whether a sign between two word characters keeps them one word: the hyphen of `al-Roub`, the dot of `News18.com`. */
function joinsParts(text: string, begin: number, at: number, code: number): boolean {
  const start = startAfterParty(text, begin);
  if (code === HYPHEN || code === 0x2010 || code === 0x2011) return hyphenJoins(text, start, at);
  if (code === FULL_STOP)
    return at - start === 1 || isInitialsSoFar(text, start, at) || classOf(text.charCodeAt(at + 1)) !== UPPER;
  if (code === AMPERSAND) return at - start <= 3 && classOf(text.charCodeAt(at + 1)) === UPPER;
  if (classOf(code) === APOSTROPHE && code !== 0x60) return !isPossessive(text, at);
  return false;
}

/** Where the state begins in a lawmaker's party and state, `D-N.J.` or `R-Ky.`; for any other word its start. */
function startAfterParty(text: string, start: number): number {
  const isParty = text.charCodeAt(start + 1) === HYPHEN && 'DRIL'.includes(text.charAt(start));
  return isParty && classOf(text.charCodeAt(start + 2)) === UPPER ? start + 2 : start;
}

/**
 * Whether a hyphen joins two parts into one word. It does inside names (`al-Roub`, `Jean-Claude`, `Kim Jong-un`), but
 * not before a describing word (`US-led`, `Dublin-born`) or behind a prefix that takes sides (`anti-China`).
 */
function hyphenJoins(text: string, start: number, at: number): boolean {
  const isUpper = classOf(text.charCodeAt(start)) === UPPER;
  const goesOnUpper = classOf(text.charCodeAt(at + 1)) === UPPER;
  if (isUpper === goesOnUpper) return true;
  if (goesOnUpper) return !SIDING_PREFIXES.has(text.slice(start, at));
  let end = at + 1;
  while (end - at < 16 && isLetter(text.charCodeAt(end))) end += 1;
  const last = text.slice(at + 1, end);
  return !(DESCRIBING_WORDS.has(last) || (last.length > 3 && last.endsWith('ed')));
}

const SIDING_PREFIXES = new Set('anti pro post pre non ex inter'.split(' '));
const DESCRIBING_WORDS = new Set(
  `led based born run wide style era made held owned like type speaking loving bashing hating sharing leaning facing sized
  themed language area native only free friendly bound built bred grown trained backed listed wide level inspired inspired
  brokered dominated level region state style wing aligned affiliated designate elect turned born bashing producing
  exporting importing occupying adjacent centric centred centered heavy specific related winning nominated`.split(
    /\s+/,
  ),
);

/** Whether an apostrophe begins a possessive: `’s` or `'S` with no letter or digit behind it. */
function isPossessive(text: string, at: number): boolean {
  const letter = text.charCodeAt(at + 1);
  return (letter === 0x73 || letter === 0x53) && !isWordCharacter(text.charCodeAt(at + 2));
}

/** Whether the full stop at `at` belongs to the word before it: an initial, initials, or an abbreviation. */
function stopBelongs(text: string, begin: number, at: number): boolean {
  const start = startAfterParty(text, begin);
  const size = at - start;
  if (size === 1) return classOf(text.charCodeAt(start)) === UPPER && text.charCodeAt(start) !== 0x49;
  if (isInitialsSoFar(text, start, at)) return true;
  if (size > 7) return false;
  const word = text.slice(start, at);
  if (word === 'No' || word === 'no') return classOf(text.charCodeAt(at + 2)) === DIGIT;
  return takesStop(word);
}

/** Whether a range is single letters with full stops between them: `U.S`, `a.m`. */
function isInitialsSoFar(text: string, start: number, end: number): boolean {
  if (end - start < 3 || end - start > 12) return false;
  for (let at = start; at < end; at += 1) {
    const isStop = text.charCodeAt(at) === FULL_STOP;
    if ((at - start) % 2 === 1 ? !isStop : !isLetter(text.charCodeAt(at))) return false;
  }
  return true;
}

function endOfNumber(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (isWordCharacter(code)) at += 1;
    else if (classOf(text.charCodeAt(at + 1)) === DIGIT && NUMBER_SIGNS.has(code)) at += 1;
    else return at;
  }
}

/** The end of the token that an apostrophe begins: `’s`, a doubled mark `''`, or the sign alone. */
function endOfApostrophe(text: string, start: number): number {
  if (isPossessive(text, start) && isWordCharacter(text.charCodeAt(start - 1))) return start + 2;
  const code = text.charCodeAt(start);
  const doubled =
    text.charCodeAt(start + 1) === code && (code === 0x27 || code === 0x60 || code === 0x2018 || code === 0x2019);
  return doubled ? start + 2 : start + 1;
}

function kindOfApostrophe(text: string, start: number, end: number, openSingles: number): TokenKind {
  if (end - start === 2) return classOf(text.charCodeAt(start + 1)) === APOSTROPHE ? 'mark' : 'word';
  if (opensHere(text, start)) return 'mark';
  const before = text.charCodeAt(start - 1);
  if (openSingles > 0) return 'mark';
  const afterPlural = before === 0x73 || before === 0x53 || before === 0x7a || before === 0x78;
  return afterPlural || classOf(before) === DIGIT ? 'punctuation' : 'mark';
}

/**
 * Whether a single mark opens a quotation: before a letter, behind a space, bracket, dash or mark. Not in `'90s` or
 * `'em`.
 */
function opensHere(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x2018 || code === 0x201a || code === 0x60) return true;
  const next = text.charCodeAt(at + 1);
  if (Number.isNaN(next) || classOf(next) === SPACE) return false;
  const before = at === 0 ? SPACE : classOf(text.charCodeAt(at - 1));
  const afterGap = before === SPACE || before === QUOTE || OPENERS.has(text.charCodeAt(at - 1));
  return afterGap && !ELISIONS.test(text.slice(at + 1, at + 6));
}

const ELISIONS = /^(?:\d\ds\b|em\b|til\b|tis\b|twas\b|cause\b|n\b)/i;

/** The end of a token that begins with a sign: `...` and `--` are one token, and so are `@reuters` and `#jenin`. */
function endOfSign(text: string, start: number): number {
  const code = text.charCodeAt(start);
  let at = start + 1;
  if ((code === 0x40 || code === 0x23) && isWordCharacter(text.charCodeAt(at))) {
    while (isWordCharacter(text.charCodeAt(at)) || text.charCodeAt(at) === 0x5f) at += 1;
    return at;
  }
  if (code === FULL_STOP || code === HYPHEN) while (text.charCodeAt(at) === code) at += 1;
  else if (code >= 0xd800 && code < 0xdc00) at += 1;
  return Math.min(at, text.length);
}

const FULL_STOP = 0x2e;
const HYPHEN = 0x2d;
const AMPERSAND = 0x26;
const NUMBER_SIGNS = new Set([0x2e, 0x2c, 0x3a, 0x2f, 0x2d]);
const OPENERS = new Set([0x28, 0x5b, 0x7b, 0x2d, 0x2013, 0x2014, 0x2f, 0x3a]);
