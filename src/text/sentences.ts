import { isLeadingAbbreviation } from './abbreviations.ts';
import { classOf, LOWER, SPACE, UPPER } from './characters.ts';
import type { Range } from './range.ts';
import type { Token } from './token.ts';

/**
 * Splits a text into sentences, given its tokens. A sentence ends with a full stop, question mark, exclamation mark or
 * ellipsis and the closing quotation marks and brackets behind it, if a new one visibly begins there. So `Mr. Roe`, `J.
 * Roe`, `U.S. officials` and `"Why?" she asked` are not split. The ranges cover all tokens, in order.
 */
export function sentences(text: string, tokens: readonly Token[]): Range[] {
  const found: Range[] = [];
  let first = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const last = endsAt(text, tokens, at);
    if (last < 0) continue;
    found.push(between(tokens, first, last));
    first = last + 1;
    at = last;
  }
  if (first < tokens.length) found.push(between(tokens, first, tokens.length - 1));
  return found;
}

function between(tokens: readonly Token[], first: number, last: number): Range {
  return { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 };
}

/** The index of a sentence's last token, if the token at `at` holds its final punctuation; otherwise -1. */
function endsAt(text: string, tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (token === undefined) return -1;
  const stop = text.charCodeAt(token.end - 1);
  if (stop !== FULL_STOP && stop !== 0x21 && stop !== 0x3f && stop !== 0x2026) return -1;
  let last = at;
  let next = tokens[last + 1];
  while (next !== undefined && closes(text, next)) {
    last += 1;
    next = tokens[last + 1];
  }
  if (next === undefined) return last;
  if (next.start === tokens[last]?.end && last === at && token.kind === 'punctuation') {
    return next.kind === 'mark' || classOf(text.charCodeAt(next.start)) === UPPER ? last : -1;
  }
  if (!begins(text, tokens, last + 1)) return -1;
  return token.kind === 'word' && last === at && !endsAfterAbbreviation(text, token, next) ? -1 : last;
}

/** Whether a token is a closing quotation mark or bracket directly behind the punctuation, without a space. */
function closes(text: string, token: Token): boolean {
  if (classOf(text.charCodeAt(token.start - 1)) === SPACE) return false;
  const code = text.charCodeAt(token.start);
  if (code === 0x29 || code === 0x5d) return true;
  if (token.kind !== 'mark' || OPENING_MARKS.has(code)) return false;
  return token.end >= text.length || classOf(text.charCodeAt(token.end)) <= SPACE ? !followsLetter(text, token) : true;
}

/** Whether a letter follows: the mark in `.“Next` opens a new quotation although there is no space before it. */
function followsLetter(text: string, token: Token): boolean {
  const next = classOf(text.charCodeAt(token.end));
  return token.end < text.length && (next === LOWER || next === UPPER);
}

/** Whether a sentence may begin here: with a capital or a number, perhaps behind an opening mark or bracket. */
function begins(text: string, tokens: readonly Token[], at: number): boolean {
  for (const token of tokens.slice(at, at + 4)) {
    if (token.kind === 'word')
      return classOf(text.charCodeAt(token.start)) !== LOWER || !isLatin(text.charCodeAt(token.start));
    if (token.kind === 'number') return true;
  }
  return true;
}

function isLatin(code: number): boolean {
  return code < 0x590 || (code >= 0x1e00 && code < 0x2000);
}

/**
 * Whether an abbreviation ends a sentence: `U.S.` and `Inc.` only before a word that typically opens one, `Mr.` and
 * `J.` never.
 */
function endsAfterAbbreviation(text: string, token: Token, next: Token): boolean {
  const word = text.slice(token.start, token.end);
  if (word.length === 2 || isLeadingAbbreviation(word)) return false;
  if (next.kind === 'mark') return true;
  return SENTENCE_OPENERS.has(text.slice(next.start, next.end));
}

const FULL_STOP = 0x2e;
const OPENING_MARKS = new Set([0x201c, 0x2018, 0xab, 0x201e, 0x201a, 0x60]);
/** Words that typically open a sentence. */
const SENTENCE_OPENERS = new Set(
  `The A An He She It They We I You This That These Those There In On At By For From With But And Or So If When While As After
  Before Since Until Although Though However His Her Its Their Our My Your One Some Many Most Several All Both Each Earlier Later
  Last Meanwhile Still Also Then Now What Who Why How Where Police Officials Not No According Asked Despite During Once Under`.split(
    /\s+/,
  ),
);
