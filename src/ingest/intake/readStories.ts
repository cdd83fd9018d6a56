import { open } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { type Found, findFiles, whyUnreadable } from './files.ts';
import { readJsonLines, splitJson } from './jsonStories.ts';
import { type ReadItem, tooLarge } from './readItem.ts';
import { peekLine, readAtMost } from './streams.ts';

export interface ReadOptions {
  stdin?: NodeJS.ReadableStream;
  /** Maximum size of one story in bytes; 16 MiB by default. */
  maxBytes?: number;
}

/**
 * Streams raw stories from files, folders and, for `-`, standard input, never holding more than one file in memory.
 * A `.json` file holds an object or a list, `.jsonl` and `.ndjson` an object per line, every other file one text story.
 * A file that cannot be read, and a story that is too large, are items like the others; reading goes on.
 */
export async function* readStories(paths: string[], options: ReadOptions = {}): AsyncIterable<ReadItem> {
  const taken = new Set<string>();
  for await (const item of readPaths(paths, options)) {
    if (!('raw' in item) || item.raw.format !== 'TEXT' || item.raw.externalId === null) yield item;
    else yield { raw: { ...item.raw, externalId: freeId(item.raw.file, item.raw.externalId, taken) } };
  }
}

/** The file's name as an id; when another file of this run has the same, with as many of its folders as tell the two apart. */
function freeId(file: string, name: string, taken: Set<string>): string {
  let id = name;
  for (let folder = dirname(file); taken.has(id) && folder !== dirname(folder); folder = dirname(folder)) {
    id = `${basename(folder)}/${id}`;
  }
  taken.add(id);
  return id;
}

async function* readPaths(paths: string[], options: ReadOptions): AsyncIterable<ReadItem> {
  const maxBytes = options.maxBytes ?? 16 * 1024 * 1024;
  for (const path of paths) {
    if (path === '-') {
      yield* guarded('-', readGuessed(options.stdin ?? process.stdin, '-', maxBytes));
      continue;
    }
    for await (const found of findFiles(path)) {
      if ('unreadable' in found) yield found;
      else yield* guarded(found.file, readFound(found, maxBytes));
    }
  }
}

/** An error in the middle of a file ends only that file. */
async function* guarded(file: string, items: AsyncIterable<ReadItem>): AsyncIterable<ReadItem> {
  try {
    yield* items;
  } catch (error) {
    yield { unreadable: { file, message: whyUnreadable(file, error) } };
  }
}

async function* readFound({ file, size, isRegular }: Found, maxBytes: number): AsyncIterable<ReadItem> {
  const ending = extname(file).toLowerCase();
  const isLines = ending === '.jsonl' || ending === '.ndjson';
  if (isRegular && !isLines && size > maxBytes) {
    yield tooLarge(file, 1, `The file has ${size} bytes`, maxBytes);
    return;
  }
  const handle = await open(file);
  try {
    const stream = handle.createReadStream({ autoClose: false });
    if (isLines) yield* readJsonLines(stream, file, maxBytes);
    else if (isRegular) yield* readWhole(stream, file, maxBytes, ending === '.json');
    else yield* readGuessed(stream, file, maxBytes);
  } finally {
    await handle.close();
  }
}

async function* readWhole(
  stream: AsyncIterable<unknown>,
  file: string,
  maxBytes: number,
  isJson: boolean,
): AsyncIterable<ReadItem> {
  const bytes = await readAtMost(stream, maxBytes);
  if (bytes === null) yield tooLarge(file, 1, 'The story goes on', maxBytes);
  else if (isJson) yield* splitJson(bytes, file, maxBytes);
  else {
    const externalId = file === '-' ? null : basename(file, extname(file));
    yield { raw: { externalId, format: 'TEXT', bytes, file, line: 1 } };
  }
}

/** A stream has no extension: it is JSON when it begins with a bracket or a brace, else one text story. */
async function* readGuessed(stream: AsyncIterable<unknown>, file: string, maxBytes: number): AsyncIterable<ReadItem> {
  const { line, isWhole, all } = await peekLine(stream);
  const isObject = line.startsWith('{');
  if (isObject && (line.endsWith('}') || !isWhole)) yield* readJsonLines(all, file, maxBytes);
  else yield* readWhole(all, file, maxBytes, isObject || line.startsWith('['));
}
