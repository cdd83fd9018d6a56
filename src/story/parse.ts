import { type Outcome, reject } from './assemble.ts';
import { decodeBytes } from './decode.ts';
import { parseJson } from './json/parseJson.ts';
import type { RawStory } from './story.ts';
import { parseText } from './text/parseText.ts';

/**
 * Turns a raw story into a `Story`, or says why it cannot be one. `now` only bounds the years that a date may have.
 * The bytes are kept by the caller; nothing here changes them.
 */
export function parseStory(raw: RawStory, now: Date = new Date()): Outcome {
  const decoded = decodeBytes(raw.bytes);
  if ('code' in decoded) return { rejection: reject(raw, decoded.code, decoded.message) };
  return raw.format === 'JSON' ? parseJson(decoded.text, raw, now) : parseText(decoded.text, raw, now);
}
