import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * How words are used in general text, learned from word vectors: the cluster and the class of a word, packed into one
 * number (`clusterOf`, `wordClassOf`), by the word's lowercase hash. 0 for an unknown word.
 */
export class WordUses {
  private readonly slots: Int32Array;

  constructor(slots: Int32Array = new Int32Array(TABLE_SIZE)) {
    this.slots = slots;
  }

  /** The use of a word, by its lowercase hash. */
  get(word: number): number {
    for (let slot = firstSlot(word); ; slot = (slot + 1) & SLOT_MASK) {
      const entry = this.slots[slot] ?? 0;
      if (entry === 0) return 0;
      if (entry >>> 16 === word >>> 16) return entry & 0xffff;
    }
  }

  /** Stores the use of a word. */
  set(word: number, use: number): void {
    let slot = firstSlot(word);
    while (this.slots[slot] !== 0 && (this.slots[slot] ?? 0) >>> 16 !== word >>> 16) slot = (slot + 1) & SLOT_MASK;
    this.slots[slot] = ((word >>> 16) << 16) | use;
  }

  /** The table as `word-uses.index` stores it. */
  get bytes(): Buffer {
    return Buffer.from(this.slots.buffer);
  }
}

/**
 * The cluster of a use: words that are used alike (`Monday` and `Friday`) share one. Numbered from 1; 0 for a rare
 * word.
 */
export function clusterOf(use: number): number {
  return use >> 6;
}

/**
 * The word class of a use: which kind of name the word would be part of, how surely, and how often of none. 1 to 37; 0
 * when unknown.
 */
export function wordClassOf(use: number): number {
  return use & 63;
}

/** Packs a cluster and a word class into one number. */
export function useOf(cluster: number, wordClass: number): number {
  return (cluster << 6) | wordClass;
}

/** Reads the table. The file is its memory image, so that it need not be built at the start. */
export function readWordUses(): WordUses {
  const bytes = readFileSync(join(import.meta.dirname, '..', 'data', 'word-uses.index'));
  return new WordUses(new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
}

/**
 * Open addressing, two thirds full. A slot is chosen by the whole hash; its upper half tells apart the words of one
 * slot.
 */
const TABLE_SIZE = 1 << 19;
const SLOT_MASK = TABLE_SIZE - 1;

function firstSlot(word: number): number {
  return (word ^ (word >>> 16)) & SLOT_MASK;
}
