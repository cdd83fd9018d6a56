import { once } from 'node:events';
import type { Command } from 'commander';

export function addExtract(program: Command): void {
  program
    .command('extract')
    .description(
      'Find quotes and names in texts: lines of JSON in, lines of JSON out, in order. No database is needed.',
    )
    .addHelpText(
      'after',
      `
Each line in: {"id": "…", "text": "…"}. Each line out has that id, "quotes" and "mentions"; ranges count UTF-16 code
units of the text. For any other line the answer is {"id": null, "error": …, "line": N}, and the exit code
is 1.

Example:
  $ echo '{"id": "1", "text": "“We will stay,” Jane Doe said."}' | npm run -s extract`,
    )
    .action(extract);
}

async function extract(): Promise<void> {
  const { extractLine } = await import('../extract/lines.ts');
  const { readLines } = await import('../ingest/intake/streams.ts');
  // In `extract | head` the reader goes away and wants no more answers.
  process.stdout.on('error', () => process.exit());
  // Node's own line reader would also split at U+2028, which JSON may contain unescaped.
  for await (const { bytes, line } of readLines(process.stdin, maxBytes)) {
    const { answer, ok } = bytes === null ? tooLong(line) : extractLine(textOf(bytes, line), line);
    if (!ok) process.exitCode = 1;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
}

const maxBytes = 16 * 1024 * 1024;

const tooLong = (line: number) => ({
  answer: { id: null, error: `longer than the limit of ${maxBytes} bytes: split the text`, line },
  ok: false,
});

const textOf = (bytes: Buffer, line: number) => bytes.toString('utf8').replace(line === 1 ? /^\ufeff/ : /^$/, '');
