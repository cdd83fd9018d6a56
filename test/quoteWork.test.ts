import { expect, it, vi } from 'vitest';
import { findQuotes } from '../src/extract/findQuotes.ts';
import type { Words } from '../src/extract/quotes/language/words.ts';

const counter = vi.hoisted(() => ({ reads: 0 }));

/** Every word that quote extraction looks at is read from one of these columns, so that their reads measure its work. */
vi.mock('../src/extract/quotes/language/words.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('../src/extract/quotes/language/words.ts')>();
  const counted = <Column extends object>(column: Column): Column =>
    new Proxy(column, {
      get(target, key) {
        counter.reads += 1;
        const value = Reflect.get(target, key);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const readWords = (text: string): Words => {
    const words = original.readWords(text);
    return { ...words, tokens: counted(words.tokens), lower: counted(words.lower), classes: counted(words.classes) };
  };
  return { ...original, readWords };
});

/** How many words are looked at in a text that repeats a piece. */
function reads(piece: string, count: number): number {
  counter.reads = 0;
  findQuotes([{ role: 'paragraph', text: piece.repeat(count) }], { entities: [], mentions: [] });
  return counter.reads;
}

it.each([
  ['“a '],
  ['"a b c d e" '],
  ["''"],
  ['Roe, said, '],
  ['said that he said '],
  ['“‘a ’” '],
  ['“We go. '],
  ['“ ...... '],
  ['"We go on," he said. '],
])('the work of finding quotes grows no faster than the text: %j', (piece) => {
  const ratio = reads(piece, 3_200) / reads(piece, 400);
  expect(ratio).toBeGreaterThan(1);
  expect(ratio).toBeLessThan(9);
});
