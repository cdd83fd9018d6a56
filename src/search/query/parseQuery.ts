import { InvalidQuery } from '../engine/port.ts';

/** A query in the engine's own words: what must be there, and what must not. */
export interface ParsedQuery {
  /** In reading order, each once. */
  terms: Term[];
  /** Already with their `-`. */
  exclusions: string[];
  /** Whether the last word may go on, as while it is typed: `dron` finds `drones`. */
  isOpen: boolean;
  /** Nothing was asked: everything is meant. Marks alone are not nothing asked. */
  isEmpty: boolean;
}

/** A word or a phrase, and how many of the engine's ten places it takes: `drone-strike` takes two, a phrase one. */
export interface Term {
  text: string;
  places: number;
}

/** The engine drops what follows the tenth word, without a word. */
export const ENGINE_WORDS = 10;
export const MOST_WORDS_ASKED = 200;

const marks = /["“”„‟«»]/u;
const phrases = /(-?)["“”„‟«»]([^"“”„‟«»]*)["“”„‟«»]/gu;
const apostrophes = /['’‘ʼ`´]/gu;
/** What the engine takes for a word, or a part of one: letters and digits, or a pictograph. */
const wordParts = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;
/** Scripts that put no spaces between words: a run of their letters may be as many words as it has letters. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/gu;

/**
 * Reads a query as a reader means it.
 *
 * `"imperative to take"` and `“imperative to take”` are phrases, `-drone` is an exclusion, a quotation mark without its
 * partner is no mark. `Netanyahu's` asks for Netanyahu; `don't`, with whatever apostrophe, is a phrase of its parts,
 * because the engine would otherwise look for anything that begins with a t.
 *
 * @throws InvalidQuery when it holds more different words than can be looked for.
 */
export function parseQuery(query: string): ParsedQuery {
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
  // An exclusion behind the last word does not finish it: `harb -zzz` asks for what `harb` asks for.
  const isOpen = last !== undefined && !last.isPhrase && (last !== read.at(-1) || /[\p{L}\p{N}\p{M}]$/u.test(text));
  return { terms: [...terms.values()], exclusions: [...exclusions], isOpen, isEmpty: query.trim() === '' };
}

/** Splits terms into runs that the engine takes whole, in order. */
export function groupTerms(terms: readonly Term[], size = ENGINE_WORDS): Term[][] {
  const groups: Term[][] = [];
  let room = 0;
  for (const term of terms) {
    if (term.places > room) {
      groups.push([]);
      room = size;
    }
    groups.at(-1)?.push(term);
    room -= term.places;
  }
  return groups;
}

/** Prints terms for the engine. Exclusions stand first: after the tenth word they would be dropped. */
export function printQuery(terms: readonly Term[], exclusions: readonly string[], isOpen: boolean): string {
  const words = [...exclusions, ...terms.map((term) => term.text)].join(' ');
  return isOpen ? words : `${words} `;
}

/**
 * The runs of words of a text as phrases, the ten longest: what a text that it was copied from holds, and few others.
 * A comma or a quotation mark ends a run, because the engine lets no phrase reach across one.
 */
export function printVerbatim(text: string): string {
  const runs = clean(text)
    .split(/[^\p{L}\p{N}\p{M}\s'’‘ʼ`´-]+/u)
    .map((run) => run.trim())
    .filter((run) => countWords(run) > 1);
  const longest = runs.sort((a, b) => countWords(b) - countWords(a)).slice(0, ENGINE_WORDS);
  return longest.map((run) => `"${run}"`).join(' ');
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
  return countWords(text) === 0 ? null : { text: `"${text.trim()}"`, places: 1 };
}

function wordTerm(printed: string): Term | null {
  const word = printed
    .replace(apostrophes, "'")
    .replace(/^'+|'+$/g, '')
    .replace(/(?<=\p{L})'s$/iu, '');
  const places = countWords(word);
  if (places === 0) return null;
  const isPhrase = places > ENGINE_WORDS || /[\p{L}\p{N}]'[\p{L}\p{N}]/u.test(word);
  return isPhrase ? { text: `"${word}"`, places: 1 } : { text: word, places };
}

function countWords(text: string): number {
  const parts = text.match(wordParts) ?? [];
  return parts.reduce((sum, part) => sum + Math.max(1, part.match(unspaced)?.length ?? 0), 0);
}

function refuseTooMany(terms: Term[], exclusions: number): void {
  const count = terms.reduce((sum, term) => sum + term.places, 0) + exclusions;
  if (count <= MOST_WORDS_ASKED) return;
  throw new InvalidQuery(
    `The query holds ${count} different words; at most ${MOST_WORDS_ASKED} can be looked for. Ask for a sentence or two of it, or put what belongs together in quotation marks.`,
  );
}

/** Without half characters and control characters, which the engine refuses or takes for parts of words. */
const clean = (query: string) =>
  query
    .replace(/[\p{Cs}\p{Cf}\uFFFD]/gu, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .trimStart();
