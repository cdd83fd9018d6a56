import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { DataDirectory } from '../directory/dataDirectory.ts';
import { type Engine, EngineExit, type EngineOptions, type EnginePlan, startEngine } from '../process/child.ts';
import { endProcess, type StopStep } from '../process/endProcess.mjs';
import { rotateLog } from '../process/engineLog.ts';
import { findByArgument } from '../process/liveness.ts';
import { onFreePort } from '../process/ports.ts';
import { diskFull, ServiceError } from '../process/serviceError.ts';
import { findMeilisearch } from './meilisearchBinary.ts';

export interface MeilisearchOptions extends EngineOptions {
  directory: DataDirectory;
  apiKey: string;
  /** The program to run instead of the bundled one. */
  binary: string | undefined;
  env: NodeJS.ProcessEnv;
}

/** Starts Meilisearch on this data directory, and resolves once it answers requests. */
export async function startMeilisearch(
  options: MeilisearchOptions,
): Promise<{ search: { url: string; apiKey: string }; engine: Engine }> {
  const { directory, apiKey } = options;
  const binary = await findMeilisearch(options.binary, options.env.PATH ?? '', directory.engines);
  const index = path.join(directory.meilisearch, 'index');
  await endOrphans(index);
  await mkdir(directory.meilisearch, { recursive: true, mode: 0o700 });
  await removeIncompleteIndex(index);
  rotateLog(logFile(directory));
  try {
    return await onFreePort('Meilisearch', async (port) => {
      const engine = await startEngine(planMeilisearch(options, binary, index, port), options);
      return { search: { url: `http://127.0.0.1:${port}`, apiKey }, engine };
    });
  } catch (error) {
    throw error instanceof EngineExit
      ? new ServiceError(explainExit(error, directory, binary), { cause: error })
      : error;
  }
}

function planMeilisearch(options: MeilisearchOptions, binary: string, index: string, port: number): EnginePlan {
  const args = ['--no-analytics', '--env', 'production', '--http-addr', `127.0.0.1:${port}`, '--db-path', index];
  args.push('--log-level', 'WARN', '--max-indexing-memory', '512Mb', '--max-indexing-threads', '1');
  return {
    name: 'Meilisearch',
    command: binary,
    args,
    cwd: options.directory.meilisearch,
    env: { ...options.env, MEILI_MASTER_KEY: options.apiKey },
    account: null,
    logFile: logFile(options.directory),
    signals: stopSteps,
    answers: () => answers(port, options.apiKey),
  };
}

const stopSteps: StopStep[] = [
  { signal: 'SIGTERM', timeoutMs: 2000 },
  { signal: 'SIGKILL', timeoutMs: 500 },
];

function logFile(directory: DataDirectory): string {
  return path.join(directory.logs, 'meilisearch.log');
}

/** Makes a request that needs our key, so that another engine on that port is not mistaken for ours. */
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

/** Ends a Meilisearch that runs on after its process and the watchdog were killed. What it acknowledged is on disk. */
async function endOrphans(index: string): Promise<void> {
  for (const pid of findByArgument(index)) await endProcess(pid, stopSteps);
}

/** Removes an index that has no version, left by a kill during its creation: Meilisearch refuses to open it. */
async function removeIncompleteIndex(index: string): Promise<void> {
  const names = await readdir(index).catch(() => []);
  if (names.length === 0) return;
  const version = await readFile(path.join(index, 'VERSION'), 'utf8').catch(() => '');
  if (version.trim() === '') await rm(index, { recursive: true, force: true });
}

function explainExit(exit: EngineExit, directory: DataDirectory, binary: string): string {
  if (exit.cause instanceof Error) {
    return `Meilisearch (${binary}) cannot be run: ${exit.cause.message}. Set MEILISEARCH_BINARY or MEILISEARCH_URL.`;
  }
  const output = exit.lines.join('\n');
  if (/no space left|quota exceeded/i.test(output)) return diskFull(directory.root);
  const versions = /database version \((\S+)\) is incompatible with your current engine version \((\S+)\)/.exec(output);
  if (versions !== null) {
    return (
      `The search index in ${directory.meilisearch} was written by Meilisearch ${versions[1]}, not ${versions[2]}: remove ` +
      'that folder and run `npm run reindex`, which builds the index from the database.'
    );
  }
  const reason = exit.lines.findLast((line) => /error/i.test(line)) ?? exit.lines.at(-1) ?? exit.message;
  return `Meilisearch could not start: ${reason} (its log: ${logFile(directory)}). Fix that, or set MEILISEARCH_URL.`;
}
