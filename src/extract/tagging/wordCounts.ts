import { HashTable } from '../../text/hashing.ts';
import { LOWERCASE, MIXED } from '../../text/shapes.ts';
import type { TokenTable } from './tokenTable.ts';

/**
 * How often a story prints each word in lowercase, and how often with a capital inside a sentence. Keys: lowercase
 * hashes.
 */
export class WordCounts {
  private readonly table: HashTable = new HashTable(1000);

  /** Counts the words of a passage: lowercase ones in the lower half of a number, capitalized ones in the upper. */
  add(table: TokenTable): void {
    for (let at = 0; at < table.tokens.length; at += 1) {
      const shape = table.shape[at] ?? 0;
      if (shape > MIXED) continue;
      const key = table.lower[at] ?? 0;
      if (shape === LOWERCASE) this.table.set(key, this.table.get(key) + 1);
      else if (table.starts[at] === 0) this.table.set(key, this.table.get(key) + 0x10000);
    }
  }

  /** How often the word is in lowercase. */
  lowercase(key: number): number {
    return this.table.get(key) & 0xffff;
  }

  /** How often the word has a capital although no sentence begins with it. */
  capitalized(key: number): number {
    return this.table.get(key) >>> 16;
  }
}
