import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ReadOptions, readStories } from '../src/ingest/intake/readStories.ts';
import { parseStory } from '../src/story/parse.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-read-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

/** What was read, each as one line: `raw a.txt:1 a`, `MALFORMED feed.jsonl:7`, `unreadable x`. JSON is parsed for its id. */
async function read(paths: string[], options?: ReadOptions): Promise<string[]> {
  const seen: string[] = [];
  const short = (file: string) => file.replace(`${folder}/`, '');
  for await (const item of readStories(paths, options)) {
    const parsed = 'raw' in item && item.raw.format === 'JSON' ? parseStory(item.raw) : item;
    if ('story' in parsed && 'raw' in item)
      seen.push(`raw ${short(item.raw.file)}:${item.raw.line} ${parsed.story.externalId}`);
    else if ('rejection' in parsed)
      seen.push(`${parsed.rejection.code} ${short(parsed.rejection.file)}:${parsed.rejection.line}`);
    else if ('raw' in item) seen.push(`raw ${short(item.raw.file)}:${item.raw.line} ${item.raw.externalId}`);
    else if ('unreadable' in item) seen.push(`unreadable ${short(item.unreadable.file)}`);
  }
  return seen;
}

async function messages(paths: string[], options?: ReadOptions): Promise<string[]> {
  const seen: string[] = [];
  for await (const item of readStories(paths, options)) {
    const parsed = 'raw' in item ? parseStory(item.raw) : item;
    if ('rejection' in parsed) seen.push(parsed.rejection.message);
    if ('unreadable' in item) seen.push(item.unreadable.message);
  }
  return seen;
}

const TEXT = 'date 2026-03-11\nFerry Runs Aground\nIt struck a bank on Monday.\n';
const story = (id: number) => JSON.stringify({ id, headline: `Ferry ${id}`, date: '2026-03-11', text: 'It sank.' });

describe('folders', () => {
  it('are read with their subfolders in sorted order, without hidden files and other extensions', async () => {
    await write('b.txt', TEXT);
    await write('a/2.text', TEXT);
    await write('a/README.md', 'How these stories came here');
    await write('a/10.txt', TEXT);
    await write('c.jsonl', `${story(1)}\n${story(2)}\n`);
    await write('.hidden.txt', TEXT);
    await write('.git/x.txt', TEXT);
    await write('photo.jpg', 'x');
    expect(await read([folder])).toEqual([
      'raw a/10.txt:1 10',
      'raw a/2.text:1 2',
      'raw b.txt:1 b',
      'raw c.jsonl:1 1',
      'raw c.jsonl:2 2',
    ]);
  });

  it('tell files of the same name apart by their folders', async () => {
    await write('a/index.txt', TEXT);
    await write('b/index.txt', TEXT);
    await write('c/b/index.txt', TEXT);
    expect(await read([folder])).toEqual([
      'raw a/index.txt:1 index',
      'raw b/index.txt:1 b/index',
      'raw c/b/index.txt:1 c/b/index',
    ]);
  });

  it('that link to themselves are read once, with a message', async () => {
    await write('a.txt', TEXT);
    await symlink(folder, join(folder, 'loop'));
    expect(await read([folder])).toEqual(['raw a.txt:1 a', 'unreadable loop']);
    expect((await messages([folder]))[0]).toContain('links back to');
  });

  it('without stories say which extensions count', async () => {
    await write('photo.jpg', 'x');
    expect((await messages([folder]))[0]).toContain('.txt');
  });
});

describe('what cannot be read', () => {
  it('is reported with its path and a remedy, and never stops the others', async () => {
    const good = await write('good.txt', TEXT);
    await symlink(join(folder, 'self.txt'), join(folder, 'self.txt'));
    const bad = [join(folder, 'none.txt'), join(folder, 'self.txt'), join(good, 'inner.txt')];
    expect(await read([...bad, good])).toEqual([
      'unreadable none.txt',
      'unreadable self.txt',
      'unreadable good.txt/inner.txt',
      'raw good.txt:1 good',
    ]);
    const [none, self, inner] = await messages(bad);
    expect(none).toContain('does not exist. Check the path');
    expect(self).toContain('link that leads back to itself');
    expect(inner).toContain('goes through a file');
  });

  it('reports a broken link inside a folder and reads on', async () => {
    await symlink(join(folder, 'gone'), join(folder, 'a.txt'));
    await write('b.txt', TEXT);
    expect(await read([folder])).toEqual(['unreadable a.txt', 'raw b.txt:1 b']);
  });
});

describe('text files', () => {
  it('with another extension are read when they are named', async () => {
    const path = await write('story.copy', TEXT);
    expect(await read([path])).toEqual(['raw story.copy:1 story']);
  });

  it('keep their bytes untouched', async () => {
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x93, 0x41, 0x0d, 0x0a]);
    for await (const item of readStories([await write('a.txt', bytes)])) {
      expect('raw' in item && Buffer.from(item.raw.bytes).equals(bytes)).toBe(true);
    }
  });

  it('that are binary or empty become rejections when parsed', async () => {
    const paths = [await write('a.txt', Buffer.from([1, 0, 2])), await write('b.txt', '')];
    const codes: string[] = [];
    for await (const item of readStories(paths)) {
      const outcome = 'raw' in item ? parseStory(item.raw) : item;
      if ('rejection' in outcome) codes.push(outcome.rejection.code);
    }
    expect(codes).toEqual(['NOT_TEXT', 'EMPTY']);
  });

  it('of 200 MB are rejected without being read', async () => {
    for (const name of ['big.txt', 'big.json']) {
      const file = await open(join(folder, name), 'w');
      await file.truncate(200 * 1024 * 1024);
      await file.close();
    }
    await write('good.txt', TEXT);
    expect(await read([folder])).toEqual(['TOO_LARGE big.json:1', 'TOO_LARGE big.txt:1', 'raw good.txt:1 good']);
    expect((await messages([folder]))[0]).toContain('209715200 bytes');
  });
});

describe('JSON lines', () => {
  it('reject the broken seventh line of ten and read the others', async () => {
    const lines = Array.from({ length: 10 }, (_, index) =>
      index === 6 ? '{"id": 7, "headline": "Fer' : story(index + 1),
    );
    const path = await write('feed.jsonl', lines.join('\n'));
    const seen = await read([path]);
    expect(seen).toHaveLength(10);
    expect(seen[6]).toBe('MALFORMED feed.jsonl:7');
    expect(seen.filter((line) => line.startsWith('raw'))).toHaveLength(9);
    expect((await messages([path]))[0]).toContain('The JSON is broken');
  });

  it('skip blank lines, a byte-order mark and a line that is too long', async () => {
    const path = await write(
      'feed.ndjson',
      `\ufeff${story(1)}\r\n\r\n{"headline": "${'x'.repeat(5000)}"}\n[1]\n${story(5)}`,
    );
    expect(await read([path], { maxBytes: 1000 })).toEqual([
      'raw feed.ndjson:1 1',
      'TOO_LARGE feed.ndjson:3',
      'MALFORMED feed.ndjson:4',
      'raw feed.ndjson:5 5',
    ]);
  });

  it('may together be larger than one story may be', async () => {
    const path = await write('feed.jsonl', Array.from({ length: 50 }, (_, index) => story(index)).join('\n'));
    expect(await read([path], { maxBytes: 200 })).toHaveLength(50);
  });
});

describe('JSON files', () => {
  it('hold one object, or a list whose elements keep their lines and bytes', async () => {
    const one = await write('one.json', JSON.stringify(JSON.parse(story(1)), null, 2));
    const list = await write('list.json', `[\n  ${story(1)},\n\n  ${story(2)}, ${story(3)}\n]\n`);
    expect(await read([one, list])).toEqual([
      'raw one.json:1 1',
      'raw list.json:2 1',
      'raw list.json:4 2',
      'raw list.json:4 3',
    ]);
    const bytes: string[] = [];
    for await (const item of readStories([list])) {
      if ('raw' in item) bytes.push(Buffer.from(item.raw.bytes).toString('utf8'));
    }
    expect(bytes).toEqual([1, 2, 3].map(story));
  });

  it('lose only their broken elements', async () => {
    const list = await write('list.json', `[${story(1)},\n{"id": 2, "headline": },\n7,\n${story(4)}]`);
    expect(await read([list])).toEqual([
      'raw list.json:1 1',
      'MALFORMED list.json:2',
      'MALFORMED list.json:3',
      'raw list.json:4 4',
    ]);
  });

  it('that hold a line for each story are read by line', async () => {
    const path = await write('feed.json', `${story(1)}\n{"id": 2, "x": "\n${story(3)}\n`);
    expect(await read([path])).toEqual(['raw feed.json:1 1', 'MALFORMED feed.json:2', 'raw feed.json:3 3']);
  });

  it('that are empty say so', async () => {
    expect(
      await read([await write('a.json', '[]'), await write('b.json', ' \n'), await write('c.json', 'ferry')]),
    ).toEqual(['EMPTY a.json:1', 'EMPTY b.json:1', 'MALFORMED c.json:1']);
  });

  it('are read in UTF-16 too', async () => {
    const path = await write('a.json', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(story(1), 'utf16le')]));
    expect(await read([path])).toEqual(['raw a.json:1 1']);
  });
});

describe('standard input', () => {
  const from = (...chunks: string[]) => ({ stdin: Readable.from(chunks.map((chunk) => Buffer.from(chunk))) });

  it('is one text story without an id', async () => {
    expect(await read(['-'], from(TEXT.slice(0, 9), TEXT.slice(9)))).toEqual(['raw -:1 null']);
  });

  it('is JSON lines, one object or a list where it begins so', async () => {
    expect(await read(['-'], from(`${story(1)}\n{"id"`, `: 2\n${story(3)}`))).toEqual([
      'raw -:1 1',
      'MALFORMED -:2',
      'raw -:3 3',
    ]);
    expect(await read(['-'], from('{\n "id": 4,', ' "headline": "x", "date": "2026-03-11"\n}'))).toEqual(['raw -:1 4']);
    expect(await read(['-'], from(` [${story(5)},`, `${story(6)}]`))).toEqual(['raw -:1 5', 'raw -:1 6']);
  });

  it('that goes on for too long is rejected', async () => {
    expect(await read(['-'], { ...from('x'.repeat(600), 'x'.repeat(600)), maxBytes: 1000 })).toEqual(['TOO_LARGE -:1']);
  });
});
