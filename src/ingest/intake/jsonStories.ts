import { decodeBytes } from '../../story/decode.ts';
import { findValues } from './jsonValues.ts';
import { type ReadItem, tooLarge } from './readItem.ts';
import { readLines } from './streams.ts';

type Chunks = AsyncIterable<unknown> | Iterable<unknown>;

/** Reads one JSON story from each line that is not blank. */
export async function* readJsonLines(chunks: Chunks, file: string, maxBytes: number): AsyncIterable<ReadItem> {
  let count = 0;
  for await (const { bytes, line } of readLines(chunks, maxBytes)) {
    if (bytes !== null && isBlank(bytes)) continue;
    count++;
    yield bytes === null ? tooLarge(file, line, 'The line goes on', maxBytes) : rawJson(bytes, file, line);
  }
  if (count === 0) yield empty(file);
}

/**
 * Splits a whole JSON text into its stories: an object is one story, a list has one per element.
 * A file with an object on each of its lines is read line by line, whatever its extension.
 */
export async function* splitJson(bytes: Buffer, file: string, maxBytes: number): AsyncIterable<ReadItem> {
  const utf8 = toUtf8(bytes);
  if (isLineByLine(utf8)) {
    yield* readJsonLines([utf8], file, maxBytes);
    return;
  }
  let count = 0;
  for (const { start, end, line } of findValues(utf8)) {
    count++;
    yield rawJson(utf8.subarray(start, end), file, line);
  }
  if (count === 0) yield empty(file);
}

/** A raw story, even when its JSON is broken: `parseStory` rejects it and says what is wrong. */
function rawJson(bytes: Buffer, file: string, line: number): ReadItem {
  return { raw: { externalId: null, format: 'JSON', bytes, file, line } };
}

function empty(file: string): ReadItem {
  const message = 'The file holds no story. Give a JSON object, a list of objects, or one object on each line.';
  return { rejection: { externalId: null, file, line: 1, code: 'EMPTY', message } };
}

function isBlank(bytes: Buffer): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return bytes.subarray(start).every((byte) => byte === 32 || (byte >= 9 && byte <= 13));
}

function isLineByLine(bytes: Buffer): boolean {
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const objects = lines.filter((line) => line.startsWith('{') && line.endsWith('}'));
  return lines.length > 1 && objects.length * 2 > lines.length && !lines[0]?.startsWith('[');
}

// JSON in UTF-16 is legal but rare. It is converted to UTF-8 first, so that its stories can be separated byte by byte.
function toUtf8(bytes: Buffer): Buffer {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const decoded = isUtf16 ? decodeBytes(bytes) : null;
  return decoded && 'text' in decoded ? Buffer.from(decoded.text, 'utf8') : bytes;
}
