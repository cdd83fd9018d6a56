import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How words are used in much text, learnt from word vectors: by the hash of a word in small letters its cluster and its
 * leaning, packed into one number (`clusterOf`, `leaningOf`). 0 for a word never met.
 */
export class WordUses {
  private readonly slots: Int32Array;

  constructor(slots: Int32Array = new Int32Array(SLOTS)) {
    this.slots = slots;
  }

  get(word: number): number {
    for (let slot = firstSlot(word); ; slot = (slot + 1) & MASK) {
      const entry = this.slots[slot] as number;
      if (entry === 0) return 0;
      if (entry >>> 16 === word >>> 16) return entry & 0xffff;
    }
  }

  set(word: number, use: number): void {
    let slot = firstSlot(word);
    while (this.slots[slot] !== 0 && (this.slots[slot] as number) >>> 16 !== word >>> 16) slot = (slot + 1) & MASK;
    this.slots[slot] = ((word >>> 16) << 16) | use;
  }

  get bytes(): Buffer {
    return Buffer.from(this.slots.buffer);
  }
}

/** Words used alike (`Monday` and `Friday`, `spokesman` and `chairwoman`) are one cluster, numbered from 1; 0 for a rare word. */
export function clusterOf(use: number): number {
  return use >> 6;
}

/** What kind of name the word would be part of, how surely, and how often it is part of none: a code from 1, 0 when unknown. */
export function leaningOf(use: number): number {
  return use & 63;
}

export function useOf(cluster: number, leaning: number): number {
  return (cluster << 6) | leaning;
}

/** The file is the table as it lies in memory, so that a start need not build it. */
export function readWordUses(): WordUses {
  const bytes = readFileSync(join(import.meta.dirname, '..', 'data', 'word-uses.index'));
  return new WordUses(new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
}

/** Open addressing, two thirds full: the slot comes of the whole hash, its upper half tells apart who shares one. */
const SLOTS = 1 << 19;
const MASK = SLOTS - 1;

function firstSlot(word: number): number {
  return (word ^ (word >>> 16)) & MASK;
}
