import { type ParseResult, reject } from './assemble.ts';
import { decodeBytes } from './decode.ts';
import { parseJson } from './json/parseJson.ts';
import type { RawStory } from './story.ts';
import { parseText } from './text/parseText.ts';

/**
 * Parses a raw story, or says why it cannot be one. A date may be at most a year after `now`.
 * The bytes are not changed; the caller keeps them.
 */
export function parseStory(raw: RawStory, now: Date = new Date()): ParseResult {
  const decoded = decodeBytes(raw.bytes);
  if ('code' in decoded) return { rejection: reject(raw, decoded.code, decoded.message) };
  return raw.format === 'JSON' ? parseJson(decoded.text, raw, now) : parseText(decoded.text, raw, now);
}
