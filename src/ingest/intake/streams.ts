/** Reads a whole stream; null, without reading on, once it has more than `maxBytes`. */
export async function readAtMost(stream: AsyncIterable<unknown>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = toBuffer(chunk);
    length += bytes.length;
    if (length > maxBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}

export interface ByteLine {
  /** Null when the line is longer than `maxBytes`. */
  bytes: Buffer | null;
  /** 1-based. */
  line: number;
}

/** Reads the lines of a stream, without their line ends. A line of more than `maxBytes` is skipped, never held in memory. */
export async function* readLines(
  stream: AsyncIterable<unknown> | Iterable<unknown>,
  maxBytes: number,
): AsyncIterable<ByteLine> {
  let held: Buffer[] = [];
  let length = 0;
  let line = 1;
  const take = (): ByteLine => {
    const bytes = length > maxBytes ? null : Buffer.concat(held);
    held = [];
    length = 0;
    return { bytes, line: line++ };
  };
  const hold = (part: Buffer) => {
    length += part.length;
    if (length > maxBytes) held = [];
    else held.push(part);
  };
  for await (const chunk of stream) {
    const bytes = toBuffer(chunk);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      hold(bytes.subarray(from, end));
      yield take();
      from = end + 1;
    }
    hold(bytes.subarray(from));
  }
  if (length > 0) yield take();
}

function toBuffer(chunk: unknown): Buffer {
  return typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk as Uint8Array);
}

const PEEKED_BYTES = 1024 * 1024;

/** Peeks at the first non-empty line of a stream, and returns the stream unread. `isWhole` is false for a line of more than 1 MiB. */
export async function peekLine(
  stream: AsyncIterable<unknown>,
): Promise<{ line: string; isWhole: boolean; all: AsyncIterable<unknown> }> {
  const chunks = stream[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let isOver = false;
  let line = '';
  let isWhole = false;
  while (!isWhole && head.length < PEEKED_BYTES) {
    const next = await chunks.next();
    isOver = next.done === true;
    if (!isOver) head = Buffer.concat([head, toBuffer(next.value)]);
    const [first = '', second] = head
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart()
      .split('\n', 2);
    line = first.trimEnd();
    isWhole = isOver || (line !== '' && second !== undefined);
  }
  return { line, isWhole, all: resume(head, isOver ? null : chunks) };
}

async function* resume(head: Buffer, chunks: AsyncIterator<unknown> | null): AsyncIterable<unknown> {
  yield head;
  if (chunks === null) return;
  try {
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}
