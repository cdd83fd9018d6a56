/**
 * Writes a text so that the engine, which compares values without case, accents and outer spaces, keeps it apart from
 * every other text: `en-GB` becomes `en-_47._42.`, and no longer equals `en-gb`.
 */
export function encodeFilterValue(text: string): string {
  return text.replace(/[^a-z0-9-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}.`);
}

/** The text that `encodeFilterValue` was given. */
export function decodeFilterValue(key: string): string {
  return key.replace(/_([0-9a-f]+)\./g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
