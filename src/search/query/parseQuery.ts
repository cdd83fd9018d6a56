import { cutMarks } from '../../text/marks.ts';
import { InvalidQuery } from '../engine/port.ts';

/** A query as the engine reads it: what a document must hold, and what it must not. */
export interface ParsedQuery {
  /** In reading order, each once. */
  terms: Term[];
  /** With their `-`. */
  exclusions: string[];
  /** Whether the last word may be unfinished, as while it is typed: `dron` finds `drones`. */
  endsOpen: boolean;
  /** An empty query, which asks for everything. A query of nothing but marks is not empty, and asks for nothing. */
  isEmpty: boolean;
}

/** A word or a phrase, and how many of the engine's ten words it counts for: `drone-strike` two, a phrase one. */
export interface Term {
  text: string;
  wordCount: number;
}

/** The engine silently drops what follows the tenth word. */
export const MAX_ENGINE_WORDS = 10;
export const MAX_QUERY_WORDS = 200;
export const MAX_QUERY_CHARACTERS = 10_000;

const marks = /["“”„‟«»]/u;
const phrases = /(-?)["“”„‟«»]([^"“”„‟«»]*)["“”„‟«»]/gu;
const apostrophes = /['’‘ʼ`´]/gu;
/** What the engine counts as a word, or a part of one: letters and digits, or a pictograph. */
const wordParts = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;
/** Scripts without spaces between words: a run of their letters may be as many words as it has letters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/**
 * Parses a query the way a reader means it.
 *
 * `"imperative to take"` and `“imperative to take”` are phrases, `-drone` is an exclusion, an unpaired
 * quotation mark is ignored. `Netanyahu's` searches for Netanyahu; `don't`, with any apostrophe, is a phrase of its
 * parts, because the engine would otherwise search for anything that begins with a t.
 *
 * @throws InvalidQuery when it is longer, or holds more different words, than can be searched for.
 */
export function parseQuery(query: string): ParsedQuery {
  refuseTooLong(query);
  const text = clean(query);
  const terms = new Map<string, Term>();
  const exclusions = new Set<string>();
  const add = (term: Term | null, isExcluded: boolean) => {
    if (term && isExcluded) exclusions.add(`-${term.text}`);
    else if (term) terms.set(term.text.toLowerCase(), term);
  };
  const read = [...pieces(text)];
  for (const piece of read) add(piece.isPhrase ? phraseTerm(piece.text) : wordTerm(piece.text), piece.isExcluded);
  refuseTooMany([...terms.values()], exclusions.size);
  const last = read.findLast(({ isExcluded }) => !isExcluded);
  // An exclusion after the last word does not finish it: `harb -zzz` finds what `harb` finds.
  const endsOpen = last !== undefined && !last.isPhrase && (last !== read.at(-1) || /[\p{L}\p{N}\p{M}]$/u.test(text));
  return { terms: [...terms.values()], exclusions: [...exclusions], endsOpen, isEmpty: query.trim() === '' };
}

/** Whether a query holds no word and yet is not empty: `???` finds nothing. */
export const asksForNothing = ({ terms, exclusions, isEmpty }: ParsedQuery): boolean =>
  terms.length === 0 && exclusions.length === 0 && !isEmpty;

/** Splits terms, order kept, into groups of at most so many words. */
export function groupTerms(terms: readonly Term[], maxWords = MAX_ENGINE_WORDS): Term[][] {
  const groups: Term[][] = [];
  let room = 0;
  for (const term of terms) {
    if (term.wordCount > room) {
      groups.push([]);
      room = maxWords;
    }
    groups.at(-1)?.push(term);
    room -= term.wordCount;
  }
  return groups;
}

/** Prints terms for the engine. Exclusions come first: after the tenth word they would be dropped. */
export function printQuery(terms: readonly Term[], exclusions: readonly string[], endsOpen: boolean): string {
  const words = [...exclusions, ...terms.map((term) => term.text)].join(' ');
  return endsOpen ? words : `${words} `;
}

/**
 * Prints the ten longest runs of words of a text as phrases, which the text that it was copied from holds, and few
 * others. A comma or a quotation mark ends a run, because the engine matches no phrase across one.
 */
export function printVerbatim(text: string): string {
  const runs = clean(text)
    .split(/[^\p{L}\p{N}\p{M}\s'’‘ʼ`´-]+/u)
    .map((run) => ({ run: run.trim(), words: countWords(run) }))
    .filter(({ words }) => words > 1);
  const longest = runs.sort((a, b) => b.words - a.words).slice(0, MAX_ENGINE_WORDS);
  return longest.map(({ run }) => `"${run}"`).join(' ');
}

interface Piece {
  text: string;
  isPhrase: boolean;
  isExcluded: boolean;
}

function* pieces(text: string): Generator<Piece> {
  let end = 0;
  for (const found of text.matchAll(phrases)) {
    yield* words(text.slice(end, found.index));
    yield { text: found[2] ?? '', isPhrase: true, isExcluded: found[1] === '-' };
    end = found.index + found[0].length;
  }
  yield* words(text.slice(end));
}

function* words(text: string): Generator<Piece> {
  for (const word of text.replace(new RegExp(marks, 'gu'), ' ').split(/\s+/u)) {
    if (word !== '') yield { text: word.replace(/^-+/, ''), isPhrase: false, isExcluded: word.startsWith('-') };
  }
}

function phraseTerm(text: string): Term | null {
  return countWords(text) === 0 ? null : { text: `"${text.trim()}"`, wordCount: 1 };
}

function wordTerm(printed: string): Term | null {
  const word = withoutOuterApostrophes(printed.replace(apostrophes, "'")).replace(/(?<=\p{L})'s$/iu, '');
  const wordCount = countWords(word);
  if (wordCount === 0) return null;
  const isPhrase = wordCount > MAX_ENGINE_WORDS || /[\p{L}\p{N}]'[\p{L}\p{N}]/u.test(word);
  return isPhrase ? { text: `"${word}"`, wordCount: 1 } : { text: word, wordCount };
}

/** A pattern for those at the end would be tried at each of those inside, and run to the end of them: `a''''…''''b`. */
function withoutOuterApostrophes(word: string): string {
  let [start, end] = [0, word.length];
  while (word[start] === "'") start += 1;
  while (end > start && word[end - 1] === "'") end -= 1;
  return word.slice(start, end);
}

function countWords(text: string): number {
  const parts = text.match(wordParts) ?? [];
  return parts.reduce((sum, part) => sum + Math.max(1, part.match(unspaced)?.length ?? 0), 0);
}

function refuseTooLong({ length }: string): void {
  if (length <= MAX_QUERY_CHARACTERS) return;
  throw new InvalidQuery(
    `The query has ${length} characters; at most ${MAX_QUERY_CHARACTERS} can be searched for. Search for a paragraph of it.`,
    MAX_QUERY_CHARACTERS,
  );
}

function refuseTooMany(terms: Term[], exclusions: number): void {
  const count = terms.reduce((sum, term) => sum + term.wordCount, 0) + exclusions;
  if (count <= MAX_QUERY_WORDS) return;
  throw new InvalidQuery(
    `The query holds ${count} different words; at most ${MAX_QUERY_WORDS} can be searched for. Search for a sentence or two of it, or put words that belong together in quotation marks.`,
    MAX_QUERY_WORDS,
  );
}

/** Without lone surrogates and control characters, which the engine refuses or takes for parts of words. */
const clean = (query: string) =>
  cutMarks(query.replace(/[\p{Cs}\p{Cf}\uFFFD]/gu, ''))
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .trimStart();
