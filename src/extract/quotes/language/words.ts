import type { Range } from '../../../text/range.ts';
import { sentences } from '../../../text/sentences.ts';
import type { Token } from '../../../text/token.ts';
import { tokenize } from '../../../text/tokens.ts';
import { CLASSES } from './grammar.ts';

/**
 * The tokens of one passage (words, numbers, punctuation and quotation marks), as columns with one entry a token. The
 * other files of quote extraction call every token a word, and refer to it by its index.
 */
export interface Words {
  text: string;
  tokens: Token[];
  count: number;
  /** Lower-case forms, with every apostrophe straight: `don't`. */
  lower: string[];
  /** The classes of `grammar.ts`, as bits. */
  classes: Int32Array;
  /** 1 where the printed form begins with a capital letter. */
  capital: Uint8Array;
  /** Index into `sentences`. */
  sentence: Int32Array;
  sentences: Range[];
}

/** Words from `from` up to `to`, which is excluded. */
export interface WordRange {
  from: number;
  to: number;
}

/** Dashes as they are printed and typed, single or double. */
export const DASHES: ReadonlySet<string> = new Set(['—', '–', '--', '-']);

/** Tokenizes a passage and looks up its words, in one pass. */
export function readWords(text: string): Words {
  const tokens = tokenize(text);
  const ranges = wholeSentences(text, sentences(text, tokens));
  const count = tokens.length;
  const lower: string[] = new Array(count);
  const classes = new Int32Array(count);
  const capital = new Uint8Array(count);
  const sentence = new Int32Array(count);
  let current = 0;
  for (let index = 0; index < count; index += 1) {
    const token = tokens[index] as Token;
    while (current + 1 < ranges.length && token.start >= (ranges[current] as Range).end) current += 1;
    sentence[index] = current;
    const printed = text.slice(token.start, token.end);
    const form = printed.toLowerCase();
    const plain = form.indexOf('’') < 0 ? form : form.replaceAll('’', "'");
    lower[index] = plain;
    capital[index] = form.charCodeAt(0) === printed.charCodeAt(0) ? 0 : 1;
    classes[index] =
      token.kind !== 'word' || (plain === 'i' && text[token.start - 1] === '.') ? 0 : (CLASSES.get(plain) ?? 0);
    if (lower[index - 1] === 'think' && THINK_TANK.test(plain)) classes[index - 1] = 0;
  }
  return { text, tokens, count, lower, classes, capital, sentence, sentences: ranges };
}

/** `think` in `think tank` is no verb. */
const THINK_TANK = /^tanks?$/;

/** Joins sentences that were split at the stop in a label of party and state: `Jane Roe, D-N.J., said`. */
function wholeSentences(text: string, ranges: readonly Range[]): Range[] {
  const whole: Range[] = [];
  for (const range of ranges) {
    const last = whole.at(-1);
    if (last?.end === range.start && PARTY.test(text.slice(range.start - 4, range.start))) last.end = range.end;
    else whole.push({ ...range });
  }
  return whole;
}

/** `D-N.` */
const PARTY = /[A-Z]-[A-Z]\.$/;

/** The offsets in the text of the words from `from` up to `to`. */
export function rangeOf(words: Words, from: number, to: number): Range {
  return { start: (words.tokens[from] as Token).start, end: (words.tokens[to - 1] as Token).end };
}

/** The text of the words from `from` up to `to`, as printed. */
export function printedText(words: Words, from: number, to: number): string {
  const range = rangeOf(words, from, to);
  return words.text.slice(range.start, range.end);
}
