/** The start of a value for a message: whole up to 80 characters, else with `…` for the rest. */
export function shorten(text: string): string {
  return text.length <= 80 ? text : `${wholeCharacters(text, 79)}…`;
}

/** The text cut to so many UTF-16 units with a `…` as the last, between words where one ends nearby. */
export function truncate(text: string, units: number): string {
  if (text.length <= units) return text;
  const space = text.lastIndexOf(' ', units - 1);
  const cut = space > units * 0.8 ? text.slice(0, space) : wholeCharacters(text, units - 1);
  return `${cut.trimEnd()}…`;
}

/** The first units of a text, one fewer where the last would be half a character. */
export function wholeCharacters(text: string, units: number): string {
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? units - 1 : units);
}
