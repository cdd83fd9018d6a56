/**
 * Encodes a text as a value that the engine, which ignores case, accents and outer spaces, distinguishes from every other
 * text: `IL` becomes `_49._4c.` and no longer equals `il`. The value holds only `a-z`, `0-9`, `-`, `_` and `.`.
 */
export function encodeFilterValue(text: string): string {
  return text.replace(/[^a-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}.`);
}

/** The text that `encodeFilterValue` was given. */
export function decodeFilterValue(value: string): string {
  return value.replace(/_([0-9a-f]+)\./g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
