/** How many slots the table of weights has: a power of two. Features are hashed into it, and a few share a slot. */
export const SLOTS = 1 << 19;
const MASK = SLOTS - 1;

/** The slot of a feature: the hash of its template's number and the value that the template sees. */
export function slot(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) & MASK;
}
