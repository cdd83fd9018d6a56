/** Slots of the weight table; a power of two. */
export const SLOTS = 1 << 19;
const MASK = SLOTS - 1;

/** The slot of a feature: a template's number mixed with what the template sees. */
export function slot(template: number, value: number): number {
  let hash = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) & MASK;
}
