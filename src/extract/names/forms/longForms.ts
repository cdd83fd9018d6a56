import { hashOf } from '../../../text/hashing.ts';
import { ALL_CAPS, CAPITALIZED, LOWERCASE, MIXED } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { LINKING, lexicon } from '../../lexicon/lexicon.ts';
import { flagsAt, type TokenTable, tableAt, wordAt } from '../../tagging/tokenTable.ts';
import { byPassage, overlapping, type Span, textOf } from '../spans/spans.ts';
import { abbreviates, initialsOf, isSpelledAsWord, lettersOf } from './letters.ts';
import { isListed } from './parts.ts';

/**
 * Finds the long name for each short form in capitals that no bracket explains, such as `WADA`, anywhere in the story,
 * and records the short form's kind in `shortForms`. A long name that was read only in part is completed: `Tasmanian
 * Museum` `and Art Gallery`, where the story prints `TMAG`.
 */
export function bindShortForms(
  tables: readonly TokenTable[],
  spans: readonly Span[],
  shortForms: Map<string, EntityKind | null>,
): Span[] {
  const names = new Map<string, EntityKind>();
  for (const span of spans) {
    if (span.kind === 'PERSON' || span.last - span.first < 1) continue;
    const table = tableAt(tables, span.passage);
    names.set(textOf(table.text, table, span), span.kind);
  }
  recordSpelledAcronyms(tables, names, shortForms);
  const open = unexplained(tables, shortForms);
  if (open.size === 0) return [...spans];
  const known = new Set([...open].filter(isKnown));
  const byInitial = new Map<string, string[]>();
  for (const short of open) addTo(byInitial, short.charAt(0), short);
  for (const [name, kind] of names) {
    for (const initial of firstLettersOf(name)) {
      for (const short of byInitial.get(initial) ?? []) {
        if (!isShortOf(short, known.has(short), name, kind)) continue;
        shortForms.set(short, kind);
        open.delete(short);
      }
    }
  }
  return open.size === 0 ? [...spans] : withLongForms(tables, spans, open, shortForms);
}

/** Records words that are the initials of an organization of three words or more: `Acpo`. */
function recordSpelledAcronyms(
  tables: readonly TokenTable[],
  names: ReadonlyMap<string, EntityKind>,
  shortForms: Map<string, EntityKind | null>,
): void {
  const organizations = [...names.keys()].filter((name) => names.get(name) === 'ORGANIZATION');
  const letters = new Set(organizations.flatMap(initialsOf).filter(({ length }) => length > 2));
  if (letters.size === 0) return;
  for (const table of tables) {
    for (let at = 0; at < table.tokens.length; at += 1) {
      if (table.shape[at] !== CAPITALIZED) continue;
      const word = wordAt(table, at);
      if (isSpelledAsWord(word) && letters.has(word.toUpperCase()) && !isKnown(word) && !shortForms.has(word))
        shortForms.set(word, 'ORGANIZATION');
    }
  }
}

/** The letters that a short form of a name may begin with: the initials of its first two words. */
function firstLettersOf(name: string): Set<string> {
  const [first = '', second = ''] = name.split(/[\s-]+/);
  return new Set([first.charAt(0).toUpperCase(), second.charAt(0).toUpperCase()]);
}

function addTo(lists: Map<string, string[]>, key: string, value: string): void {
  const present = lists.get(key);
  if (present === undefined) lists.set(key, [value]);
  else if (present.length < MAX_SHORT_FORMS) present.push(value);
}

/** How many short forms of one first letter are compared with each name. */
const MAX_SHORT_FORMS = 32;

/**
 * Whether a form abbreviates a name. Two letters may only mean a place, `SF`; a listed name or common word needs all
 * the initials.
 */
function isShortOf(short: string, isKnownWord: boolean, name: string, kind: EntityKind): boolean {
  const isPair = short.length === 2;
  if (isPair && (kind !== 'PLACE' || isKnownWord)) return false;
  return isPair || isKnownWord ? initialsOf(name).includes(short) : abbreviates(short, name);
}

/** Whether a short form is also a listed name or a common word: `CAN`, Cricket Association of Nepal. */
function isKnown(short: string): boolean {
  const { words } = lexicon();
  const word = short.toLowerCase();
  return isListed(short) || (words.get(hashOf(short, 0, short.length)) | words.get(hashOf(word, 0, word.length))) !== 0;
}

/** The short forms of a story that nothing has explained yet. */
function unexplained(tables: readonly TokenTable[], shortForms: ReadonlyMap<string, EntityKind | null>): Set<string> {
  const open = new Set<string>();
  for (const table of tables) {
    for (let at = 0; at < table.tokens.length; at += 1) {
      const shape = table.shape[at];
      if (shape !== ALL_CAPS && shape !== MIXED) continue;
      const word = wordAt(table, at);
      if (SHORT_FORM.test(word) && !shortForms.has(word)) open.add(word);
    }
  }
  return open;
}

/** `WADA`, `CeNARD`, `NGOs`, `MoD`, `SF`: begins and ends with a capital, and has three or more if it is long. */
const SHORT_FORM = /^(?:(?=(?:.*\p{Lu}){3})\p{Lu}[\p{L}]{1,8}(?:\p{Lu}|(?<=\p{Lu})s)|\p{Lu}\p{Ll}\p{Lu}|\p{Lu}{2})$/u;

/** Makes each run of words whose initials are a short form one name, unless it overlaps a person's name. */
function withLongForms(
  tables: readonly TokenTable[],
  spans: readonly Span[],
  open: ReadonlySet<string>,
  shortForms: Map<string, EntityKind | null>,
): Span[] {
  const byLetters = new Map<string, string>();
  for (const short of open) if (short.length > 2) byLetters.set(lettersOf(short), short);
  return byPassage(tables, spans).flatMap((read, passage) => {
    const table = tableAt(tables, passage);
    const found: Span[] = [];
    const dropped = new Set<Span>();
    for (const { first, last, short } of runsOf(table, byLetters)) {
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

/** The runs of capitalized words, with lowercase links between them, whose initials are a short form. */
function runsOf(
  table: TokenTable,
  byLetters: ReadonlyMap<string, string>,
): Array<{ first: number; last: number; short: string }> {
  const runs: Array<{ first: number; last: number; short: string }> = [];
  for (let first = 0; first < table.tokens.length; first += 1) {
    if (!isNameWord(table, first)) continue;
    let initials = '';
    for (let last = first; last < first + LONGEST_NAME; last += 1) {
      if (isNameWord(table, last)) initials += wordAt(table, last).charAt(0).toUpperCase();
      else if (!isLink(table, last)) break;
      if (!isNameWord(table, last) || isNameWord(table, last + 1)) continue;
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

function isNameWord(table: TokenTable, at: number): boolean {
  const shape = table.shape[at];
  return shape === CAPITALIZED || shape === MIXED;
}

function isLink(table: TokenTable, at: number): boolean {
  return table.shape[at] === LOWERCASE && (flagsAt(table, at) & LINKING) !== 0;
}
