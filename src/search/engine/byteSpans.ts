import type { TextRange } from './port.ts';

/** A match as the engine reports it: in BYTES of the text as UTF-8. */
export interface ByteSpan {
  start: number;
  length: number;
}

/**
 * Converts the engine's spans to ranges in UTF-16 code units: sorted, not overlapping, each up to the end of its word.
 *
 * `dron` matched in `drones` marks `drones`: the word that was found, not the part that was typed. In scripts without
 * spaces between words only the match itself is marked.
 */
export function toRanges(text: string, spans: readonly ByteSpan[]): TextRange[] {
  const units = unitsAt(text, new Set(spans.flatMap(({ start, length }) => [start, start + length])));
  const ranges = spans.flatMap(({ start, length }) => {
    const from = units.get(start);
    const to = units.get(start + length);
    return from === undefined || to === undefined || from === to ? [] : [{ start: from, end: to }];
  });
  return join(toWordEnds(text, ranges));
}

/** Extends ranges to the ends of their words; the end of a word is looked for once, however often it was matched. */
function toWordEnds(text: string, ranges: TextRange[]): TextRange[] {
  let known = -1;
  return ranges
    .sort((a, b) => a.end - b.end)
    .map(({ start, end }) => {
      if (end > known) known = wordEnd(text, end);
      return { start, end: known };
    });
}

/** The UTF-16 position of each of these byte positions; those inside a character are left out. */
function unitsAt(text: string, bytes: ReadonlySet<number>): Map<number, number> {
  const units = new Map<number, number>();
  let byte = 0;
  let unit = 0;
  for (const character of text) {
    if (bytes.has(byte)) units.set(byte, unit);
    byte += byteLength(character.codePointAt(0) ?? 0);
    unit += character.length;
  }
  if (bytes.has(byte)) units.set(byte, unit);
  return units;
}

function byteLength(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}

const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]`;
const spacedLetter = String.raw`(?!${unspaced})[\p{L}\p{N}\p{M}]`;
const restOfWord = new RegExp(`(?<=${spacedLetter})(?:${spacedLetter})*`, 'uy');

function wordEnd(text: string, end: number): number {
  restOfWord.lastIndex = end;
  return end + (restOfWord.exec(text)?.[0].length ?? 0);
}

function join(ranges: TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && range.start < last.end) last.end = Math.max(last.end, range.end);
    else joined.push({ ...range });
  }
  return joined;
}
