import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DataDirectory } from '../directory/dataDirectory.ts';
import { type Engine, EngineExit, type EnginePlan, startEngine } from '../process/child.ts';
import { beginLog } from '../process/engineLog.ts';
import { endByNumber, findByArgument } from '../process/liveness.ts';
import { onFreePort } from '../process/ports.ts';
import { diskFull, ServiceError } from '../serviceError.ts';
import { findMeilisearch } from './meilisearchBinary.ts';

export interface MeilisearchNeeds {
  place: DataDirectory;
  apiKey: string;
  /** The program to run instead of the bundled one. */
  binary: string | undefined;
  env: NodeJS.ProcessEnv;
  log: (message: string) => void;
  signal?: AbortSignal | undefined;
}

/** Starts Meilisearch on this data directory and answers once it takes requests. */
export async function startMeilisearch(
  needs: MeilisearchNeeds,
): Promise<{ search: { url: string; apiKey: string }; engine: Engine }> {
  const { place, apiKey } = needs;
  const binary = await findMeilisearch(needs.binary, needs.env.PATH ?? '', place.engines);
  const index = path.join(place.meilisearch, 'index');
  await endLeftBehind(index);
  await mkdir(place.meilisearch, { recursive: true, mode: 0o700 });
  await clearHalfMade(index);
  beginLog(logFile(place));
  try {
    return await onFreePort('Meilisearch', async (port) => {
      const engine = await startEngine(planMeilisearch(needs, binary, index, port), needs.log, needs.signal);
      return { search: { url: `http://127.0.0.1:${port}`, apiKey }, engine };
    });
  } catch (error) {
    throw error instanceof EngineExit ? new ServiceError(explainExit(error, place, binary), { cause: error }) : error;
  }
}

function planMeilisearch(needs: MeilisearchNeeds, binary: string, index: string, port: number): EnginePlan {
  const args = ['--no-analytics', '--env', 'production', '--http-addr', `127.0.0.1:${port}`, '--db-path', index];
  args.push('--log-level', 'WARN', '--max-indexing-memory', '512Mb', '--max-indexing-threads', '1');
  return {
    name: 'Meilisearch',
    command: binary,
    args,
    cwd: needs.place.meilisearch,
    env: { ...needs.env, MEILI_MASTER_KEY: needs.apiKey },
    account: null,
    logFile: logFile(needs.place),
    signals: [
      { signal: 'SIGTERM', patience: 3000 },
      { signal: 'SIGKILL', patience: 1000 },
    ],
    answers: () => answers(port, needs.apiKey),
  };
}

function logFile(place: DataDirectory): string {
  return path.join(place.logs, 'meilisearch.log');
}

/** Asks what only the holder of our key is told, so that no other engine on that port is taken for ours. */
async function answers(port: number, apiKey: string): Promise<boolean> {
  try {
    const headers = { authorization: `Bearer ${apiKey}` };
    const response = await fetch(`http://127.0.0.1:${port}/version`, { headers, signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Ends a Meilisearch that outlived the process which started it; what it had acknowledged is on disk. */
async function endLeftBehind(index: string): Promise<void> {
  for (const pid of findByArgument(index)) await endByNumber(pid, ['SIGTERM', 'SIGKILL'], 3000);
}

/** Removes an index killed in its first moments: Meilisearch refuses one without a version, and it never held a story. */
async function clearHalfMade(index: string): Promise<void> {
  const names = await readdir(index).catch(() => []);
  if (names.length === 0) return;
  const version = await readFile(path.join(index, 'VERSION'), 'utf8').catch(() => '');
  if (version.trim() === '') await rm(index, { recursive: true, force: true });
}

function explainExit(exit: EngineExit, place: DataDirectory, binary: string): string {
  if (exit.cause instanceof Error) {
    return `Meilisearch (${binary}) cannot be run: ${exit.cause.message}. Set MEILISEARCH_BINARY or MEILISEARCH_URL.`;
  }
  const said = exit.lines.join('\n');
  if (/no space left|quota exceeded/i.test(said)) return diskFull(place.root);
  const versions = /database version \((\S+)\) is incompatible with your current engine version \((\S+)\)/.exec(said);
  if (versions !== null) {
    return (
      `The search index in ${place.meilisearch} was written by Meilisearch ${versions[1]}, not ${versions[2]}: remove ` +
      'that folder and run `npm run reindex`, which makes the index again from the database.'
    );
  }
  const telling = exit.lines.findLast((line) => /error/i.test(line)) ?? exit.lines.at(-1) ?? exit.message;
  return `Meilisearch could not start: ${telling} (its log: ${logFile(place)}). Mend that, or set MEILISEARCH_URL.`;
}
