import { once } from 'node:events';
import { createInterface } from 'node:readline';
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
units of the text. A line that is no such object is answered with {"id": null, "error": …, "line": N}; the exit code is
then 1.

Example:
  $ echo '{"id": "1", "text": "“We will stay,” Jane Doe said."}' | npm run -s extract`,
    )
    .action(extract);
}

async function extract(): Promise<void> {
  const { extractLine } = await import('../extract/lines.ts');
  // A reader that went away, as in `extract | head`, wants no more answers.
  process.stdout.on('error', () => process.exit());
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const { answer, ok } = extractLine(line, number);
    if (!ok) process.exitCode = 1;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
}
