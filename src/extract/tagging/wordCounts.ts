import { HashTable } from '../../text/hashing.ts';
import { MIXED, SMALL } from '../../text/shapes.ts';
import type { TokenTable } from './tokenTable.ts';

/** How often each word of a story stands in small letters and inside sentences with a capital. */
export class WordCounts {
  private readonly table: HashTable = new HashTable(1000);

  add(sheet: TokenTable): void {
    for (let at = 0; at < sheet.tokens.length; at += 1) {
      const shape = sheet.shape[at] as number;
      if (shape > MIXED) continue;
      const key = sheet.lower[at] as number;
      if (shape === SMALL) this.table.set(key, this.table.get(key) + 1);
      else if (sheet.starts[at] === 0) this.table.set(key, this.table.get(key) + 0x10000);
    }
  }

  small(key: number): number {
    return this.table.get(key) & 0xffff;
  }

  capital(key: number): number {
    return this.table.get(key) >>> 16;
  }
}
