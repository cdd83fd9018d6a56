import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

function start(): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'extract'], { cwd: root });
}

// biome-ignore lint/suspicious/noExplicitAny: answers are read by tests that know their own input
type Answer = any;

/** Gives the command this input and returns its answers and exit code. */
async function run(input: string | Uint8Array): Promise<{ answers: Answer[]; code: number; errors: string }> {
  const child = start();
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    errors += text;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  const lines = output.split('\n');
  expect(lines.pop()).toBe('');
  return { answers: lines.map((line) => JSON.parse(line)), code, errors };
}

const line = (id: string, text: string) => JSON.stringify({ id, text });

const told = 'Mayor Jane Doe met Acme Corp in Lisbon. 🙂 “We will stay,” Doe said. She said that rents would fall.';

describe('the extract command', () => {
  it('answers every line in order, with ranges that give the printed text', async () => {
    const texts = [told, 'Nothing is said here.', '', told.toUpperCase(), `${told}\n\n${told}`, `${told}\u2028${told}`];
    const { answers, code, errors } = await run(texts.map((text, i) => `${line(String(i), text)}\n`).join(''));
    expect([code, errors]).toEqual([0, '']);
    expect(answers.map(({ id }) => id)).toEqual(['0', '1', '2', '3', '4', '5']);
    for (const [i, { quotes, mentions }] of answers.entries()) {
      const text = texts[i] as string;
      for (const { start, end, text: printed } of [...mentions, ...quotes.flatMap(spansOf)])
        expect(text.slice(start, end)).toBe(printed);
      for (const { start, end, parts } of quotes) {
        expect([parts[0][0], parts.at(-1)[1]]).toEqual([start, end]);
        for (const [from, to] of parts) expect(0 <= from && from < to && to <= text.length).toBe(true);
      }
    }
    expect(answers[0].quotes[0]).toEqual({
      text: 'We will stay',
      start: told.indexOf('We will'),
      end: told.indexOf(',” Doe'),
      parts: [[told.indexOf('We will'), told.indexOf(',” Doe')]],
      kind: 'DIRECT',
      cue: { text: 'said', start: told.indexOf('said.'), end: told.indexOf('said.') + 4 },
      speaker: {
        text: 'Doe',
        start: told.indexOf('Doe said'),
        end: told.indexOf(' said.'),
        name: 'Jane Doe',
        kind: 'PERSON',
      },
      addressee: null,
      confidence: expect.any(Number),
    });
  });

  it('reports a line that is not a story with its number, goes on, and exits with 1', async () => {
    const input = [
      line('a', told),
      '{"id": "b", "text": ',
      '[]',
      'null',
      '{"id": "c"}',
      '{"text": "No id."}',
      '{"id": "d", "text": null}',
      '',
      line('e', told),
    ];
    const { answers, code } = await run(input.join('\n'));
    expect(code).toBe(1);
    expect(answers).toHaveLength(input.length);
    expect(answers.map(({ id }) => id)).toEqual(['a', null, null, null, null, null, null, null, 'e']);
    for (const [i, answer] of answers.entries()) {
      if (answer.id === null) expect(answer).toEqual({ id: null, error: expect.stringMatching(/\S{3}/), line: i + 1 });
    }
  });

  it('accepts lines that end in CRLF, a byte-order mark and a last line without a line end', async () => {
    const { answers, code } = await run(`\ufeff${line('a', told)}\r\n${line('b', told)}\r\n${line('c', told)}`);
    expect([code, answers.map(({ id }) => id)]).toEqual([0, ['a', 'b', 'c']]);
    expect(answers[1].quotes).toEqual(answers[0].quotes);
  });

  it('answers nothing for empty input', async () => {
    expect(await run('')).toMatchObject({ answers: [], code: 0 });
  });

  it('accepts a line of a megabyte, and invalid bytes', async () => {
    const long = `${told} `.repeat(10_000);
    const input = Buffer.concat([
      Buffer.from(`${line('long', long)}\n${line('nul', `a\0b ${told}`)}\n{"id": "bytes", "text": "`),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from(`"}\n${line('half', `\ud83d ${told}`)}\n`),
    ]);
    const { answers, code } = await run(input);
    expect([code, answers.map(({ id }) => id)]).toEqual([0, ['long', 'nul', 'bytes', 'half']]);
    expect(answers[0].quotes.length).toBeGreaterThan(1000);
    expect(answers[1].quotes).toHaveLength(answers[3].quotes.length);
  });

  it('answers each line before it reads the next one', async () => {
    const child = start();
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of ['first', 'second', 'third']) {
      child.stdin.write(`${line(id, told)}\n`);
      const { value } = await answers.next();
      expect(JSON.parse(value).id).toBe(id);
    }
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('ends without an error when nobody reads its answers', async () => {
    const child = start();
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += text;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${line('a', told)}\n`);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end(`${line('b', told)}\n`.repeat(2000));
    await once(child, 'close');
    expect(errors).toBe('');
  });
});

interface Span {
  text: string;
  start: number;
  end: number;
}

/** The parts of a quote that say which phrase they are. */
const spansOf = ({ cue, speaker }: { cue: Span | null; speaker: Span | null }): Span[] =>
  [cue, speaker].flatMap((span) => span ?? []);
