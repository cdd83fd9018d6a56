import { LABEL_COUNT } from '../../src/extract/tagging/labels.ts';
import { SLOTS } from '../../src/extract/tagging/slots.ts';
import { type Model, UNIT } from '../../src/extract/tagging/tagger.ts';

/**
 * Packs a model into the format that `unpackModel` describes. Weights become whole numbers, and those close to 0 are
 * dropped.
 */
export function pack({ weights, transitions }: Model): Buffer {
  const bytes: number[] = [];
  const head = Buffer.alloc(transitions.length * 4);
  for (const [index, weight] of transitions.entries()) head.writeInt32LE(Math.round(weight * UNIT), index * 4);
  let last = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const row = Array.from(weights.subarray(slot * LABEL_COUNT, slot * LABEL_COUNT + LABEL_COUNT), (weight) => {
      const rounded = Math.round(weight * UNIT);
      return Math.abs(rounded) < SMALLEST ? 0 : rounded;
    });
    if (row.every((weight) => weight === 0)) continue;
    let gap = slot - last;
    last = slot;
    while (gap >= 0x80) {
      bytes.push((gap & 0x7f) | 0x80);
      gap >>>= 7;
    }
    bytes.push(gap);
    bytes.push(row.reduce((bits, weight, index) => (weight === 0 ? bits : bits | (1 << index)), 0));
    for (const weight of row) {
      if (weight === 0) continue;
      if (Math.abs(weight) <= 127) bytes.push(weight & 0xff);
      else bytes.push(0x80, weight & 0xff, (weight >> 8) & 0xff);
    }
  }
  return Buffer.concat([head, Buffer.from(bytes)]);
}

/** Stored weights smaller than this are dropped. */
const SMALLEST = 2;
