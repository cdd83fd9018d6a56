import type { Token } from '../../../text/token.ts';
import { CUE, hasClass } from '../language/grammar.ts';
import type { Words } from '../language/words.ts';
import { findUnclosedAttribution } from './missingMarks.ts';
import { type QuotationMark, readQuotationMarks } from './quotationMarks.ts';

/** The words between a pair of quotation marks, without the marks. */
export interface QuotedSpan {
  from: number;
  to: number;
  /** Index after the closing mark; equals `to` where that is missing. */
  after: number;
  /**
   * The closing mark is missing at the end of the passage: the speech goes on in the next paragraph, or the mark was
   * forgotten.
   */
  open: boolean;
  /** The marks are single. */
  single: boolean;
  /** Continues the span before it, which has no closing mark: `“We won. “We all won.”` */
  resumes: boolean;
}

/**
 * Finds the words between quotation marks in one pass, outermost pairs only. The two marks need not match (`“defend its
 * people"`), and a mark inside a quotation opens an inner one, which stays part of the outer one. Paragraphs that were
 * run together, `“We won. “We all won.”`, give a span each. `entersOpen`: the passage before left its speech open, so
 * that a first mark may close it.
 */
export function findQuotedSpans(words: Words, entersOpen: boolean): QuotedSpan[] {
  const marks = readQuotationMarks(words);
  const found: QuotedSpan[] = [];
  const lastDouble = marks.findLastIndex(isDouble);
  let resumes = false;
  let position = entersOpen ? closeOpenSpeech(words, marks, found) : 0;
  while (position < marks.length) {
    const mark = marks[position] as QuotationMark;
    const from = mark.at + 1;
    const { single } = mark;
    const close = mark.opens ? closingOf(marks, position) : -1;
    if (close >= 0 && !(single && splitsPair(marks, position, close))) {
      const end = (marks[close] as QuotationMark).at;
      pushSpan(found, { from, to: end, after: afterMark(words, end), open: false, single, resumes });
      resumes = false;
      position = close + 1;
      continue;
    }
    const next = mark.opens && !single ? reopeningMark(words, marks, position) : -1;
    if (next >= 0) {
      const to = (marks[next] as QuotationMark).at;
      resumes = pushUnclosed(words, found, { from, to, after: to, open: false, single, resumes });
      position = next;
      continue;
    }
    if (
      mark.opens &&
      position >= lastDouble &&
      (single ? singleStaysOpen(words, mark, entersOpen) : staysOpen(words, mark))
    ) {
      pushUnclosed(words, found, { from, to: words.count, after: words.count, open: true, single, resumes });
      break;
    }
    resumes = false;
    position += 1;
  }
  return found;
}

/**
 * Adds the speech that the passage before left open, and that ends at a first mark which only closes. Returns how many
 * marks are used.
 */
function closeOpenSpeech(words: Words, marks: readonly QuotationMark[], found: QuotedSpan[]): number {
  const position = marks.findIndex(isDouble);
  const mark = marks[position];
  if (mark === undefined || mark.opens || mark.at === 0) return 0;
  const after = afterMark(words, mark.at);
  found.push({ from: 0, to: mark.at, after, open: false, single: false, resumes: false });
  return position + 1;
}

/** Index after a closing mark, and after a single mark right behind it: `old-school,'''`. */
function afterMark(words: Words, close: number): number {
  const mark = words.tokens[close] as Token;
  const next = words.tokens[close + 1];
  return next !== undefined && next.kind === 'mark' && next.start === mark.end && next.end - next.start === 1
    ? close + 2
    : close + 1;
}

function pushSpan(found: QuotedSpan[], quoted: QuotedSpan): void {
  if (quoted.to > quoted.from) found.push(quoted);
}

/** Adds words without a closing mark. False when their attribution, `“We won, she said.`, shows where they end. */
function pushUnclosed(words: Words, found: QuotedSpan[], quoted: QuotedSpan): boolean {
  const comma = findUnclosedAttribution(words, quoted.from, quoted.to);
  if (comma < 0) {
    pushSpan(found, quoted);
    return true;
  }
  pushSpan(found, { ...quoted, to: comma + 1, after: comma + 1, open: false });
  return false;
}

/**
 * Whether single marks enclose only one mark of a double pair; then they are apostrophes: `‘bout the “residents’
 * lives”`.
 */
function splitsPair(marks: readonly QuotationMark[], position: number, close: number): boolean {
  let depth = 0;
  for (let at = position + 1; at < close; at += 1) {
    const mark = marks[at] as QuotationMark;
    if (mark.single) continue;
    depth += mark.opens && depth === 0 ? 1 : -1;
  }
  return depth !== 0;
}

/**
 * Position of the mark that opens the next paragraph of speech whose first mark is at `position`, `“We won. “We all
 * won.”`, or -1. It follows the end of a sentence, and is the next double mark.
 */
function reopeningMark(words: Words, marks: readonly QuotationMark[], position: number): number {
  const first = marks[position] as QuotationMark;
  if (words.capital[first.at + 1] !== 1) return -1;
  for (let next = position + 1; next < marks.length; next += 1) {
    const mark = marks[next] as QuotationMark;
    if (mark.single) continue;
    const stop = words.lower[mark.at - 1] as string;
    return mark.opens && !mark.closes && STOPS.has(stop) && words.capital[mark.at + 1] === 1 ? next : -1;
  }
  return -1;
}

const STOPS = new Set(['.', '?', '!', '…', '...']);

/**
 * Position of the mark that closes the one at `position`, or -1. Depth is counted, so that inner pairs close
 * themselves.
 */
function closingOf(marks: readonly QuotationMark[], position: number): number {
  const first = marks[position] as QuotationMark;
  let depth = 0;
  const limit = Math.min(marks.length, position + LONGEST_RUN);
  for (let next = position + 1; next < limit; next += 1) {
    const mark = marks[next] as QuotationMark;
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

/**
 * Whether a mark that opens inside a quotation is followed by closing marks for itself and for all that it is inside
 * of.
 */
function closesTwice(marks: readonly QuotationMark[], position: number, depth: number): boolean {
  const { single } = marks[position] as QuotationMark;
  let closing = 0;
  const limit = Math.min(marks.length, position + LONGEST_RUN);
  for (let next = position + 1; next < limit; next += 1) {
    const mark = marks[next] as QuotationMark;
    if (mark.single !== single) continue;
    if (mark.opens && !mark.closes) return closing > depth + 1;
    closing += 1;
    if (closing > depth + 1) return true;
  }
  return false;
}

/** Position of the last closing mark of the same kind between `position` and `before`, or -1. */
function lastClosing(marks: readonly QuotationMark[], position: number, before: number): number {
  const { single } = marks[position] as QuotationMark;
  for (let at = before - 1; at > position; at -= 1) {
    const mark = marks[at] as QuotationMark;
    if (mark.single === single && mark.closes) return at;
  }
  return -1;
}

/**
 * Whether a mark without a closing one opens speech that goes on to the end: at the beginning of the passage, or after
 * a colon, comma or stop.
 */
function staysOpen(words: Words, mark: QuotationMark): boolean {
  if (mark.at === 0) return true;
  const before = words.lower[mark.at - 1];
  return before === ':' || before === ',' || before === '.';
}

/**
 * The same for a single mark, which more often is an apostrophe: only after the colon of an attribution, or where a
 * paragraph continues open speech.
 */
function singleStaysOpen(words: Words, mark: QuotationMark, entersOpen: boolean): boolean {
  if (words.capital[mark.at + 1] !== 1) return false;
  if (mark.at === 0) return entersOpen;
  return words.lower[mark.at - 1] === ':' && hasClass(words, mark.at - 2, CUE);
}

function isDouble(mark: QuotationMark): boolean {
  return !mark.single;
}

/** How many marks ahead a closing mark is looked for. */
const LONGEST_RUN = 60;
