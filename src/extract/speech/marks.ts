import type { Token } from '../tokens.ts';
import type { Words } from './words.ts';

/** Words between one pair of quotation marks; indexes into the passage's words, half-open, marks excluded. */
export interface Marked {
  from: number;
  to: number;
  /** Index of the first word behind the closing mark; equals `to` where the closing mark is missing. */
  after: number;
  /** The closing mark is missing: the speech goes on in the next paragraph, or somebody forgot it. */
  open: boolean;
  /** Stands between single marks. */
  single: boolean;
}

/**
 * Finds what stands between quotation marks, outermost pairs only, in one pass. Opening and closing marks need not be of
 * one kind (`“defend its people"`); a mark inside a quotation opens another one, which belongs to the outer one.
 */
export function findMarked(words: Words): Marked[] {
  const marks = readMarks(words);
  const found: Marked[] = [];
  const lastDouble = marks.findLastIndex(isDouble);
  let position = 0;
  while (position < marks.length) {
    const mark = marks[position] as Mark;
    if (!mark.opens) {
      position += 1;
      continue;
    }
    const close = closingOf(marks, position);
    if (close < 0) {
      if (mark.single || position < lastDouble || !runsOn(words, mark)) {
        position += 1;
        continue;
      }
      pushMarked(found, mark.at + 1, words.count, words.count, true, mark.single);
      break;
    }
    const end = (marks[close] as Mark).at;
    pushMarked(found, mark.at + 1, end, behind(words, end), false, mark.single);
    position = close + 1;
  }
  return found;
}

/** Index behind a closing mark, and behind the single mark that may stick to it: `old-school,'''`. */
function behind(words: Words, close: number): number {
  const mark = words.tokens[close] as Token;
  const next = words.tokens[close + 1];
  return next !== undefined && next.kind === 'mark' && next.start === mark.end && next.end - next.start === 1
    ? close + 2
    : close + 1;
}

interface Mark {
  /** Index of the word. */
  at: number;
  opens: boolean;
  closes: boolean;
  single: boolean;
}

function pushMarked(found: Marked[], from: number, to: number, after: number, open: boolean, single: boolean): void {
  if (to > from) found.push({ from, to, after, open, single });
}

/** Index of the mark that closes the one at `position`, or -1. Depth is counted so that nested pairs close themselves. */
function closingOf(marks: readonly Mark[], position: number): number {
  const first = marks[position] as Mark;
  let depth = 0;
  const limit = Math.min(marks.length, position + LONGEST_RUN);
  for (let next = position + 1; next < limit; next += 1) {
    const mark = marks[next] as Mark;
    if (mark.single !== first.single) continue;
    if (mark.closes && !mark.opens) {
      if (depth === 0) return next;
      depth -= 1;
    } else if (mark.opens && !mark.closes) {
      if (!closesTwice(marks, next, depth)) return depth > 0 ? lastClosing(marks, position, next) : -1;
      depth += 1;
    } else if (depth === 0) return next;
    else depth -= 1;
  }
  return depth > 0 ? lastClosing(marks, position, limit) : -1;
}

/** Whether a mark that opens inside a quotation is followed by closing marks for itself and for what it stands in. */
function closesTwice(marks: readonly Mark[], position: number, depth: number): boolean {
  const { single } = marks[position] as Mark;
  let closing = 0;
  const limit = Math.min(marks.length, position + LONGEST_RUN);
  for (let next = position + 1; next < limit; next += 1) {
    const mark = marks[next] as Mark;
    if (mark.single !== single) continue;
    if (mark.opens && !mark.closes) return closing > depth + 1;
    closing += 1;
    if (closing > depth + 1) return true;
  }
  return false;
}

function lastClosing(marks: readonly Mark[], position: number, before: number): number {
  const { single } = marks[position] as Mark;
  for (let at = before - 1; at > position; at -= 1) {
    const mark = marks[at] as Mark;
    if (mark.single === single && mark.closes) return at;
  }
  return -1;
}

/** An opening mark without a closing one runs to the end where it begins the passage or what a colon or comma announces. */
function runsOn(words: Words, mark: Mark): boolean {
  if (mark.at === 0) return true;
  const before = words.lower[mark.at - 1];
  return before === ':' || before === ',' || before === '.';
}

function isDouble(mark: Mark): boolean {
  return !mark.single;
}

function readMarks(words: Words): Mark[] {
  const marks: Mark[] = [];
  for (let at = 0; at < words.count; at += 1) {
    if ((words.tokens[at] as Token).kind !== 'mark') continue;
    const mark = readMark(words, at);
    if (mark !== null) marks.push(mark);
  }
  return marks;
}

/** A mark opens or closes by the space around it; the printed direction decides only where the space leaves it open. */
function readMark(words: Words, at: number): Mark | null {
  const { text } = words;
  const token = words.tokens[at] as Token;
  const code = text.charCodeAt(token.start);
  const doubled = token.end - token.start === 2;
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

/** Whether a double mark stands before this one within the last words: then `"… in 2016"` closes, and is no inch. */
function hasOpener(words: Words, at: number): boolean {
  let count = 0;
  const first = Math.max(0, at - LONGEST_INCH_SEARCH);
  for (let index = at - 1; index >= first; index -= 1) {
    const token = words.tokens[index] as Token;
    if (token.kind === 'mark' && !SINGLES.has(words.text.charCodeAt(token.start))) count += 1;
  }
  return count % 2 === 1;
}

const LONGEST_RUN = 60;

const LONGEST_INCH_SEARCH = 200;

const SINGLES = new Set([0x27, 0x60, 0xb4, 0x2018, 0x2019, 0x201a, 0x201b, 0x2032]);

const OPENING = new Set([0x201c, 0x201e, 0xab, 0x2018, 0x201a, 0x60]);

const CLOSING = new Set([0x201d, 0xbb, 0x2019]);

const GAP_BEFORE = new Set([...' \u00a0\t\n\r\u2009\u202f([{—–-/:“"‘']);

const GAP_AFTER = new Set([...' \u00a0\t\n\r\u2009\u202f)]}—–-/:;,.!?”"’']);
