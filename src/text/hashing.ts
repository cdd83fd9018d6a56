/** Rolling 32-bit hash (FNV-1a) of the code units of a text's range: words are looked up by it without cutting strings. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = SEED;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ plainOf(text.charCodeAt(at)), PRIME);
  return hash | 0;
}

/** Joins the hash of a phrase so far with that of its next word. */
export function joinHash(phrase: number, word: number): number {
  return Math.imul(phrase ^ (word >>> 15) ^ word, 0x85ebca6b) ^ (phrase >>> 13);
}

/** Typographic apostrophes and hyphens count as the plain ones. */
export function plainOf(code: number): number {
  if (code < 0x2010) return code;
  if (code === 0x2019 || code === 0x2018) return 0x27;
  return code <= 0x2011 ? 0x2d : code;
}

/** Hash of the word in small letters. */
export function lowerHash(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ lowered(plainOf(text.charCodeAt(at))), 0x01000193);
  return hash | 0;
}

/** Hash of `CAIRO` as if printed `Cairo`. */
export function capitalisedHash(text: string, start: number, end: number): number {
  let hash = Math.imul(0x811c9dc5 ^ plainOf(text.charCodeAt(start)), 0x01000193);
  for (let at = start + 1; at < end; at += 1)
    hash = Math.imul(hash ^ lowered(plainOf(text.charCodeAt(at))), 0x01000193);
  return hash | 0;
}

const lowers = tabulateLowers();

function lowered(code: number): number {
  return code < lowers.length ? (lowers[code] as number) : code;
}

function tabulateLowers(): Uint16Array {
  const table = new Uint16Array(0x590);
  for (let code = 0; code < table.length; code += 1) {
    const letter = String.fromCharCode(code).toLowerCase();
    table[code] = letter.length === 1 ? letter.charCodeAt(0) : code;
  }
  return table;
}

/** Numbers by 32-bit hash, in flat arrays: open addressing, at most half full. */
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

  /** The stored number; 0 when there is none. */
  get(key: number): number {
    let slot = (key ^ (key >>> 16)) & this.mask;
    while (this.keys[slot] !== 0) {
      if (this.keys[slot] === key) return this.values[slot] as number;
      slot = (slot + 1) & this.mask;
    }
    return 0;
  }

  set(key: number, value: number): void {
    if (key === 0) return;
    if ((this.count + 1) * 2 > this.keys.length) this.grow();
    let slot = (key ^ (key >>> 16)) & this.mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & this.mask;
    if (this.keys[slot] === 0) this.count += 1;
    this.keys[slot] = key;
    this.values[slot] = value;
  }

  /** Adds bits to the stored number. */
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
      if (keys[slot] !== 0) this.set(keys[slot] as number, values[slot] as number);
    }
  }
}

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
