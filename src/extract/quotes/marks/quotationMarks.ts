import type { Token } from '../../../text/token.ts';
import type { Words } from '../language/words.ts';

/** A quotation mark of the text. */
export interface QuotationMark {
  /** Index of its token. */
  at: number;
  /** May open a quotation. A mark between two letters or two spaces may do both. */
  opens: boolean;
  closes: boolean;
  single: boolean;
}

/** Reads the quotation marks of a passage in reading order. Apostrophes and signs for inches are left out. */
export function readQuotationMarks(words: Words): QuotationMark[] {
  const marks: QuotationMark[] = [];
  for (let at = 0; at < words.count; at += 1) {
    if ((words.tokens[at] as Token).kind !== 'mark') continue;
    const mark = readQuotationMark(words, at);
    if (mark !== null) marks.push(mark);
  }
  return marks.filter((mark, index) => !mark.single || !isPossessive(words, marks, index));
}

/**
 * `'The players' wages are fine,' he said`: the mark after a plural's `s` is an apostrophe if a later mark is sure to
 * close.
 */
function isPossessive(words: Words, marks: readonly QuotationMark[], index: number): boolean {
  if (!mayBePossessive(words, marks[index] as QuotationMark)) return false;
  for (const mark of marks.slice(index + 1, index + MOST_POSSESSIVES)) {
    if (!mark.single || mayBePossessive(words, mark)) continue;
    return !mark.opens && CLOSERS.has(words.text[(words.tokens[mark.at] as Token).start - 1] as string);
  }
  return false;
}

/** After an `s`, and before a space and a lower-case word. */
function mayBePossessive({ text, tokens }: Words, { at, single, opens }: QuotationMark): boolean {
  const { start, end } = tokens[at] as Token;
  return single && !opens && text[start - 1] === 's' && text[end] === ' ' && /\p{Ll}/u.test(text[end + 1] ?? '');
}

const MOST_POSSESSIVES = 6;
const CLOSERS = new Set([',', '.', '?', '!', '…']);

/**
 * Decides by the spaces around it whether a mark opens or closes; its printed direction counts only where these leave
 * it open.
 */
function readQuotationMark(words: Words, at: number): QuotationMark | null {
  const { text } = words;
  const token = words.tokens[at] as Token;
  const code = text.charCodeAt(token.start);
  const doubled = token.end - token.start === 2;
  /** A single mark, such as `'` or `’`; two of them, `''`, make a double one. */
  const single = !doubled && SINGLES.has(code);
  const spaceBefore = token.start === 0 || GAP_BEFORE.has(text[token.start - 1] as string);
  const spaceAfter = token.end >= text.length || GAP_AFTER.has(text[token.end] as string);
  if (!doubled && code === 0x22 && !spaceBefore && isDigit(text.charCodeAt(token.start - 1)) && !hasOpener(words, at))
    return null;
  if (spaceBefore && !spaceAfter) return { at, opens: true, closes: false, single };
  if (spaceAfter && !spaceBefore) return { at, opens: false, closes: true, single };
  if (OPENING.has(code)) return { at, opens: true, closes: false, single };
  if (CLOSING.has(code)) return { at, opens: false, closes: true, single };
  return { at, opens: !single, closes: true, single };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/**
 * Whether the double mark before this one opens a quotation: then `"… in 2016"` ends in a closing mark, and not in
 * inches.
 */
function hasOpener(words: Words, at: number): boolean {
  const { text } = words;
  const first = Math.max(0, at - LONGEST_INCH_SEARCH);
  for (let index = at - 1; index >= first; index -= 1) {
    const { kind, start, end } = words.tokens[index] as Token;
    if (kind !== 'mark' || (end - start === 1 && SINGLES.has(text.charCodeAt(start)))) continue;
    return (start === 0 || GAP_BEFORE.has(text[start - 1] as string)) && !GAP_AFTER.has(text[end] as string);
  }
  return false;
}

const LONGEST_INCH_SEARCH = 200;

const SINGLES = new Set([0x27, 0x60, 0xb4, 0x2018, 0x2019, 0x201a, 0x201b, 0x2032]);

const OPENING = new Set([0x201c, 0x201e, 0xab, 0x2018, 0x201a, 0x60]);

const CLOSING = new Set([0x201d, 0xbb, 0x2019]);

/** What may precede an opening mark. */
const GAP_BEFORE = new Set([...' \u00a0\t\n\r\u2009\u202f([{—–-/:“"‘']);

/** What may follow a closing mark. */
const GAP_AFTER = new Set([...' \u00a0\t\n\r\u2009\u202f)]}—–-/:;,.!?”"’']);
