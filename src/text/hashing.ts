/**
 * The 32-bit hash (FNV-1a) of a range of a text, so that words are looked up without making substrings. Typographic
 * apostrophes and hyphens hash as the plain ones. Lists and models store these hashes: to change one is to build them
 * again.
 */
export function hashOf(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ plainCode(text.charCodeAt(at)), PRIME);
  return hash | 0;
}

/** Combines the hash of a phrase so far with the hash of its next word. */
export function joinHash(phrase: number, word: number): number {
  return Math.imul(phrase ^ (word >>> 15) ^ word, 0x85ebca6b) ^ (phrase >>> 13);
}

/** The code unit itself, or the plain apostrophe or hyphen for a typographic one. */
export function plainCode(code: number): number {
  if (code < 0x2010) return code;
  if (code === 0x2019 || code === 0x2018) return 0x27;
  return code <= 0x2011 ? 0x2d : code;
}

/** The hash of a word in lowercase. */
export function lowerHash(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ lowerCode(plainCode(text.charCodeAt(at))), PRIME);
  return hash | 0;
}

/** The hash of a word with only its first letter in its own case: `CAIRO` hashes as `Cairo`. */
export function capitalizedHash(text: string, start: number, end: number): number {
  let hash = Math.imul(SEED ^ plainCode(text.charCodeAt(start)), PRIME);
  for (let at = start + 1; at < end; at += 1) hash = Math.imul(hash ^ lowerCode(plainCode(text.charCodeAt(at))), PRIME);
  return hash | 0;
}

const lowercase = buildLowercaseTable();

function lowerCode(code: number): number {
  return code < lowercase.length ? (lowercase[code] ?? 0) : code;
}

function buildLowercaseTable(): Uint16Array {
  const table = new Uint16Array(0x590);
  for (let code = 0; code < table.length; code += 1) {
    const letter = String.fromCharCode(code).toLowerCase();
    table[code] = letter.length === 1 ? letter.charCodeAt(0) : code;
  }
  return table;
}

/**
 * A map from 32-bit hashes to numbers in flat arrays (open addressing, at most half full). Key 0 cannot be stored, and
 * two words with one hash are one key.
 */
export class HashTable {
  private keys: Int32Array;
  private values: Int32Array;
  private mask: number;
  private count = 0;

  constructor(expected: number) {
    let size = 64;
    while (size < expected * 2) size *= 2;
    this.keys = new Int32Array(size);
    this.values = new Int32Array(size);
    this.mask = size - 1;
  }

  /** The stored number, or 0 when there is none. */
  get(key: number): number {
    let slot = (key ^ (key >>> 16)) & this.mask;
    while (this.keys[slot] !== 0) {
      if (this.keys[slot] === key) return this.values[slot] ?? 0;
      slot = (slot + 1) & this.mask;
    }
    return 0;
  }

  /** Stores a number, in place of an earlier one. */
  set(key: number, value: number): void {
    if (key === 0) return;
    if ((this.count + 1) * 2 > this.keys.length) this.grow();
    let slot = (key ^ (key >>> 16)) & this.mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    if (this.keys[slot] === 0) this.count += 1;
    this.keys[slot] = key;
    this.values[slot] = value;
  }

  /** Sets bits of the stored number. */
  add(key: number, bits: number): void {
    this.set(key, this.get(key) | bits);
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.values = new Int32Array(keys.length * 2);
    this.mask = this.keys.length - 1;
    this.count = 0;
    for (let slot = 0; slot < keys.length; slot += 1) {
      if (keys[slot] !== 0) this.set(keys[slot] ?? 0, values[slot] ?? 0);
    }
  }
}

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
