export interface JsonValue {
  /** Range of bytes, `end` excluded. */
  start: number;
  end: number;
  /** 1-based. */
  line: number;
}

/**
 * Finds where the stories of a JSON text begin and end: the elements of a list, or values one after the other.
 * Nothing is parsed, so that one broken element does not hide the others.
 */
export function* findValues(bytes: Uint8Array): Iterable<JsonValue> {
  const isList = bytes[firstPrinted(bytes)] === OPEN_LIST;
  let at = isList ? firstPrinted(bytes) + 1 : firstPrinted(bytes);
  let line = 1 + countLines(bytes, 0, at);
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === LINE_END) line++;
    if (isSpace(byte) || byte === COMMA || (isList && byte === CLOSE_LIST)) {
      at++;
      continue;
    }
    const end = valueEnd(bytes, at, isList);
    yield { start: at, end, line };
    line += countLines(bytes, at, end);
    at = end;
  }
}

const [QUOTE, COMMA, BACKSLASH, LINE_END] = [0x22, 0x2c, 0x5c, 0x0a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function firstPrinted(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && isSpace(bytes[at] ?? 0)) at++;
  return at;
}

function countLines(bytes: Uint8Array, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) if (bytes[at] === LINE_END) lines++;
  return lines;
}

// An object or a list ends where its brackets close; any other value before a comma, the end of the list or of the line.
function valueEnd(bytes: Uint8Array, start: number, isInList: boolean): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isQuoted) {
      if (byte === BACKSLASH) at++;
      // A JSON string has no line end. An unclosed quotation mark must not swallow the stories below.
      else if (byte === QUOTE || byte === LINE_END) isQuoted = false;
    } else if (byte === QUOTE) isQuoted = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth === 0) return isInList && at > start ? at : at + 1;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && at > start && (byte === COMMA || byte === LINE_END)) return at;
  }
  return bytes.length;
}
