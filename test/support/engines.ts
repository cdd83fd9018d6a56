import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { endProcess } from '../../src/embedded/process/endProcess.mjs';
import { findByArgument } from '../../src/embedded/process/liveness.ts';
import { type RunningServices, type ServiceOptions, startServices } from '../../src/embedded/services.ts';

const started: RunningServices[] = [];
const children: ChildProcess[] = [];

/** Stops everything that `start` and `run` started since the last call. */
export async function stopAll(): Promise<void> {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(started.splice(0).map((services) => services.stop()));
}

/** Starts the engines in this process. */
export async function start(dataDir: string, options: Partial<ServiceOptions> = {}): Promise<RunningServices> {
  const services = await startServices({
    dataDir,
    role: 'server',
    commandName: 'dateline start',
    environment: process.env,
    log: () => undefined,
    ...options,
  });
  started.push(services);
  return services;
}

/** Starts the engines in their own process, which a test may kill. Its heap is small, to be exhausted soon. */
export function run(dataDir: string, role: string): ChildProcess {
  const script = fileURLToPath(new URL('holdServices.ts', import.meta.url));
  const child = spawn(process.execPath, ['--max-old-space-size=80', '--import', 'tsx', script, dataDir, role], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  children.push(child);
  return child;
}

/** Reads the addresses that such a process prints once its engines answer. */
export async function firstLine(child: ChildProcess): Promise<RunningServices> {
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  return JSON.parse(String(line));
}

/** Finds the running engines of a data directory by their command lines. */
export function enginesOf(dataDir: string): number[] {
  return [`dateline.folder=${path.join(dataDir, 'postgres')}`, path.join(dataDir, 'meilisearch', 'index')].flatMap(
    findByArgument,
  );
}

/** Finds the process that ends the engines of a data directory if their holder dies. */
export function watchdogOf(dataDir: string): number[] {
  const holders = new Set(findByArgument(dataDir));
  return findByArgument(watchdogScript).filter((pid) => holders.has(pid));
}

const watchdogScript = fileURLToPath(new URL('../../src/embedded/process/watchdogProcess.mjs', import.meta.url));

export async function endEngines(dataDir: string): Promise<void> {
  for (const pid of enginesOf(dataDir)) await endProcess(pid, [{ signal: 'SIGKILL', timeoutMs: 5000 }]);
}

export async function query(databaseUrl: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

export async function remember(services: RunningServices, word: string): Promise<void> {
  await query(services.databaseUrl, 'CREATE TABLE IF NOT EXISTS memory (word text)');
  await query(services.databaseUrl, `INSERT INTO memory VALUES ('${word}')`);
}

export async function remembered(services: RunningServices): Promise<unknown[]> {
  const rows = await query(services.databaseUrl, 'SELECT array_agg(word ORDER BY ctid) AS words FROM memory');
  return (rows as { words: string[] }[]).flatMap((row) => row.words);
}

export async function indexNames({ search }: RunningServices): Promise<string[]> {
  const response = await fetch(`${search.url}/indexes`, { headers: { authorization: `Bearer ${search.apiKey}` } });
  return ((await response.json()) as { results: { uid: string }[] }).results.map((index) => index.uid);
}

/** Whether the process listens on any address but 127.0.0.1. */
export async function listensElsewhere(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return execFileSync('lsof', ['-nPp', String(pid)]).includes('*:');
  const links = (await readdir(`/proc/${pid}/fd`)).map((fd) => `/proc/${pid}/fd/${fd}`);
  const targets = execFileSync('readlink', links, { encoding: 'utf8' }).split('\n');
  const own = new Set(targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
  const lines = ['tcp', 'tcp6'].map((table) => readFile(`/proc/${pid}/net/${table}`, 'utf8').catch(() => ''));
  const rows = (await Promise.all(lines))
    .flatMap((text) => text.split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/));
  const listening = rows.filter((row) => row[3] === '0A' && own.has(row[9] ?? ''));
  return listening.length === 0 || listening.some((row) => !row[1]?.startsWith('0100007F:'));
}

export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
