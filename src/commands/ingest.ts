import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Counts, Outcome } from '../ingest/ingest.ts';
import { reasonOf, stopSignal } from './run.ts';

export function addIngest(program: Command): void {
  program
    .command('ingest')
    .argument('<paths...>', 'files, folders (with all that is in them), or - for standard input')
    .description('Read stories and store what is in them. Ingesting a story again updates it, or leaves it unchanged.')
    .addHelpText(
      'after',
      `
Stories come as text (.txt, one story a file), as JSON (.json, an object or a list) or as JSON lines (.jsonl, .ndjson).
What is not a story is reported with its file and line, and the rest is stored. Exit code 1 when nothing could be read.

Examples:
  $ npm run ingest -- ../stories
  $ npm run ingest -- a.txt wire.jsonl
  $ cat wire.jsonl | npm run -s ingest -- -`,
    )
    .action(ingest);
}

async function ingest(paths: string[]): Promise<void> {
  const signal = stopSignal();
  const { withServices } = await import('./services.ts');
  const { callerFolder } = await import('../config.ts');
  const { ingestStories } = await import('../ingest/ingest.ts');
  const { readStories } = await import('../ingest/intake/readStories.ts');
  const { catchUpIndex } = await import('../search/indexing/indexer.ts');
  await withServices('dateline ingest', signal, async ({ database, search, log }) => {
    const progress = startProgress();
    const onOutcome = (outcome: Outcome) => progress.tell(outcome);
    const absolute = paths.map((path) => (path === '-' ? path : resolve(callerFolder(), path)));
    const counts = await ingestStories(readStories(absolute), { database, onOutcome, signal });
    progress.end();
    process.stdout.write(`${printCounts(counts)}\n`);
    if (signal.aborted) process.exitCode = 130;
    else if (readNothing(counts) || counts.failed > 0) process.exitCode = 1;
    const report = (message: string) => log.warn(message);
    await catchUpIndex({ database, indexes: search.indexes, report }).catch((err) => {
      log.warn(
        `These stories are not in the search index yet. A running server adds them once its engine answers: ${reasonOf(err)}`,
      );
    });
  });
  // Standard input that still waits for its writer would keep the process running.
  if (signal.aborted) process.exit();
}

const readNothing = ({ stored, updated, unchanged, failed, unreadable, rejected }: Counts): boolean =>
  stored + updated + unchanged + failed === 0 && (unreadable > 0 || Object.keys(rejected).length > 0);

/** `3 stored, 0 updated, 1 unchanged, 2 rejected (EMPTY 1, NOT_TEXT 1)`, with unreadable and failed files if any. */
export function printCounts({ stored, updated, unchanged, rejected, unreadable, failed }: Counts): string {
  const codes = Object.entries(rejected);
  const sum = codes.reduce((total, [, count]) => total + count, 0);
  const byCode = codes.length === 0 ? '' : ` (${codes.map(([code, count]) => `${code} ${count}`).join(', ')})`;
  const others = [...(unreadable > 0 ? [`${unreadable} unreadable`] : []), ...(failed > 0 ? [`${failed} failed`] : [])];
  return [
    `${stored} stored`,
    `${updated} updated`,
    `${unchanged} unchanged`,
    `${sum} rejected${byCode}`,
    ...others,
  ].join(', ');
}

/** Prints each fault as it happens and, on a terminal, a line that counts the stories. */
function startProgress(): { tell(outcome: Outcome): void; end(): void } {
  const { stderr } = process;
  const started = performance.now();
  let done = 0;
  let shown = 0;
  const clear = () => stderr.isTTY && stderr.write('\r\x1b[K');
  return {
    tell(outcome) {
      done += 1;
      const fault = printFault(outcome);
      if (fault !== null) {
        clear();
        stderr.write(`${fault}\n`);
      }
      const now = performance.now();
      if (!stderr.isTTY || now - shown < 100) return;
      shown = now;
      stderr.write(`\r\x1b[K${done} stories, ${(done / ((now - started) / 1000)).toFixed(0)} a second`);
    },
    end: clear,
  };
}

function printFault(outcome: Outcome): string | null {
  if (outcome.outcome === 'rejected') {
    const { file, line, code, message } = outcome.rejection;
    return `${file}:${line}: ${code}: ${message}`;
  }
  if (outcome.outcome === 'unreadable') return `${outcome.file}: ${outcome.message}`;
  if (outcome.outcome !== 'failed') return null;
  const { error } = outcome;
  return `${outcome.file}:${outcome.line}: not stored, because of an error in Dateline: ${error instanceof Error ? error.stack : error}`;
}
