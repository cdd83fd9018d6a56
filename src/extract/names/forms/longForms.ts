import { hashOf } from '../../../text/hashing.ts';
import { CAPITALISED, CAPITALS, MIXED, SMALL } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { LINKING, lexicon } from '../../lexicon/lexicon.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { byPassage, overlapping, type Span, textOf } from '../spans/spans.ts';
import { initialsOf, isMadeOf, isSpelledAsWord, lettersOf } from './letters.ts';
import { isListed } from './parts.ts';

/**
 * Finds for each short form in capitals that no bracket explains, `WADA`, the long name whose letters it has, wherever
 * the story prints it, and notes the kind of the short form in `shortForms`. A long name that was read only in part
 * becomes whole: `Tasmanian Museum` `and Art Gallery`, where the story says `TMAG`.
 */
export function bindLetters(
  sheets: readonly TokenTable[],
  spans: readonly Span[],
  shortForms: Map<string, EntityKind | null>,
): Span[] {
  const names = new Map<string, EntityKind>();
  for (const span of spans) {
    if (span.kind === 'PERSON' || span.last - span.first < 1) continue;
    const sheet = sheets[span.passage] as TokenTable;
    names.set(textOf(sheet.text, sheet, span), span.kind);
  }
  noteSpelled(sheets, names, shortForms);
  const open = unexplained(sheets, shortForms);
  if (open.size === 0) return [...spans];
  const known = new Set([...open].filter(isKnown));
  const byInitial = new Map<string, string[]>();
  for (const short of open) pushTo(byInitial, short.charAt(0), short);
  for (const [name, kind] of names) {
    for (const initial of initialsAt(name)) {
      for (const short of byInitial.get(initial) ?? []) {
        if (!isShortOf(short, known.has(short), name, kind)) continue;
        shortForms.set(short, kind);
        open.delete(short);
      }
    }
  }
  return open.size === 0 ? [...spans] : withLongForms(sheets, spans, open, shortForms);
}

/** Notes the words that are the first letters of a body's three words and more: `Acpo`. */
function noteSpelled(
  sheets: readonly TokenTable[],
  names: ReadonlyMap<string, EntityKind>,
  shortForms: Map<string, EntityKind | null>,
): void {
  const bodies = [...names.keys()].filter((name) => names.get(name) === 'ORGANIZATION');
  const letters = new Set(bodies.flatMap(initialsOf).filter(({ length }) => length > 2));
  if (letters.size === 0) return;
  for (const sheet of sheets) {
    for (let at = 0; at < sheet.tokens.length; at += 1) {
      if (sheet.shape[at] !== CAPITALISED) continue;
      const word = wordAt(sheet, at);
      if (isSpelledAsWord(word) && letters.has(word.toUpperCase()) && !isKnown(word) && !shortForms.has(word))
        shortForms.set(word, 'ORGANIZATION');
    }
  }
}

/** The letters that a short form of a name may begin with: those of its first two words. */
function initialsAt(name: string): Set<string> {
  const [first = '', second = ''] = name.split(/[\s-]+/);
  return new Set([first.charAt(0).toUpperCase(), second.charAt(0).toUpperCase()]);
}

function pushTo(lists: Map<string, string[]>, key: string, value: string): void {
  const present = lists.get(key);
  if (present === undefined) lists.set(key, [value]);
  else if (present.length < MOST_SHORT_FORMS) present.push(value);
}

/** Of short forms that begin with one letter no more than this are tried on each name. */
const MOST_SHORT_FORMS = 32;

/** Two letters are enough for a place, `SF`; what a list or the dictionary has needs all the initials. */
function isShortOf(short: string, isKnownWord: boolean, name: string, kind: EntityKind): boolean {
  const isPair = short.length === 2;
  if (isPair && (kind !== 'PLACE' || isKnownWord)) return false;
  return isPair || isKnownWord ? initialsOf(name).includes(short) : isMadeOf(short, name);
}

/** A listed name or a word of the dictionary: `CAN` of `Cricket Association of Nepal`. */
function isKnown(short: string): boolean {
  const { words } = lexicon();
  const word = short.toLowerCase();
  return isListed(short) || (words.get(hashOf(short, 0, short.length)) | words.get(hashOf(word, 0, word.length))) !== 0;
}

/** The words in capitals that no bracket explains. */
function unexplained(sheets: readonly TokenTable[], shortForms: ReadonlyMap<string, EntityKind | null>): Set<string> {
  const open = new Set<string>();
  for (const sheet of sheets) {
    for (let at = 0; at < sheet.tokens.length; at += 1) {
      const shape = sheet.shape[at];
      if (shape !== CAPITALS && shape !== MIXED) continue;
      const word = wordAt(sheet, at);
      if (SHORT_FORM.test(word) && !shortForms.has(word)) open.add(word);
    }
  }
  return open;
}

/** `WADA`, `CeNARD`, `NGOs`, `MoD`, `SF`: capitals first and last, three and more in the longer ones. */
const SHORT_FORM = /^(?:(?=(?:.*\p{Lu}){3})\p{Lu}[\p{L}]{1,8}(?:\p{Lu}|(?<=\p{Lu})s)|\p{Lu}\p{Ll}\p{Lu}|\p{Lu}{2})$/u;

/** Makes each run of capitalised words that has just the letters of a short form one name, unless it was read as a person's. */
function withLongForms(
  sheets: readonly TokenTable[],
  spans: readonly Span[],
  open: ReadonlySet<string>,
  shortForms: Map<string, EntityKind | null>,
): Span[] {
  const byLetters = new Map<string, string>();
  for (const short of open) if (short.length > 2) byLetters.set(lettersOf(short), short);
  return byPassage(sheets, spans).flatMap((read, passage) => {
    const sheet = sheets[passage] as TokenTable;
    const found: Span[] = [];
    const dropped = new Set<Span>();
    for (const { first, last, short } of runsOf(sheet, byLetters)) {
      const inside = overlapping(read, first, last);
      const reaches = inside.some((span) => span.kind === 'PERSON' || span.first < first || span.last > last);
      if (reaches) continue;
      const kind = inside.at(-1)?.kind ?? 'ORGANIZATION';
      shortForms.set(short, kind);
      for (const span of inside) dropped.add(span);
      found.push({ passage, first, last, kind });
    }
    if (found.length === 0) return read;
    return [...read.filter((span) => !dropped.has(span)), ...found].sort((one, other) => one.first - other.first);
  });
}

/** The runs of words with capitals, small links between them, whose first letters are those of a short form. */
function runsOf(
  sheet: TokenTable,
  byLetters: ReadonlyMap<string, string>,
): Array<{ first: number; last: number; short: string }> {
  const runs: Array<{ first: number; last: number; short: string }> = [];
  for (let first = 0; first < sheet.tokens.length; first += 1) {
    if (!isNameWord(sheet, first)) continue;
    let initials = '';
    for (let last = first; last < first + LONGEST_NAME; last += 1) {
      if (isNameWord(sheet, last)) initials += wordAt(sheet, last).charAt(0).toUpperCase();
      else if (!isLink(sheet, last)) break;
      if (!isNameWord(sheet, last) || isNameWord(sheet, last + 1)) continue;
      const short = byLetters.get(initials);
      if (short === undefined) continue;
      runs.push({ first, last, short });
      first = last;
      break;
    }
  }
  return runs;
}

const LONGEST_NAME = 12;

function isNameWord(sheet: TokenTable, at: number): boolean {
  const shape = sheet.shape[at];
  return shape === CAPITALISED || shape === MIXED;
}

function isLink(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] === SMALL && ((sheet.flags[at] as number) & LINKING) !== 0;
}
