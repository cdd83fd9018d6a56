/** Shortens a value for a message, to at most 80 characters with `…` as the last. */
export function shorten(text: string): string {
  return text.length <= 80 ? text : `${wholeCharacters(text, 79)}…`;
}

/** Cuts a text to a length in UTF-16 units, `…` included: between words when a space is near, and never inside a character. */
export function truncate(text: string, units: number): string {
  if (text.length <= units) return text;
  const space = text.lastIndexOf(' ', units - 1);
  const cut = space > units * 0.8 ? text.slice(0, space) : wholeCharacters(text, units - 1);
  return `${cut.trimEnd()}…`;
}

/** The first UTF-16 units of a text, one fewer when the last would be half of a surrogate pair. */
export function wholeCharacters(text: string, units: number): string {
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? units - 1 : units);
}
