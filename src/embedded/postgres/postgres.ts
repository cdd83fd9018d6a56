import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { DataDirectory } from '../directory/dataDirectory.ts';
import { type Engine, EngineExit, type EnginePlan, startEngine } from '../process/child.ts';
import { beginLog } from '../process/engineLog.ts';
import { endByNumber, findByArgument, isRunning } from '../process/liveness.ts';
import { onFreePort } from '../process/ports.ts';
import { diskFull, isSystemError, ServiceError } from '../serviceError.ts';
import { type Account, accountForPostgres } from './account.ts';
import { cannotRun, clusterArgument, folderMark, openCluster } from './cluster.ts';
import { findPostgres, type PostgresBinaries } from './postgresBinaries.ts';

export interface PostgresNeeds {
  place: DataDirectory;
  password: string;
  env: NodeJS.ProcessEnv;
  log: (message: string) => void;
  signal?: AbortSignal | undefined;
}

/** Starts PostgreSQL on this data directory and answers once its database can be used. */
export async function startPostgres(needs: PostgresNeeds): Promise<{ databaseUrl: string; engine: Engine }> {
  const { place, password } = needs;
  const account = accountForPostgres(place.postgres);
  const binaries = await findPostgres(account, place.engines);
  await endLeftBehind(place.postgres);
  await openCluster({ ...needs, binaries, account });
  beginLog(logFile(place));
  try {
    return await onFreePort('PostgreSQL', async (port) => {
      const databaseUrl = addressOf(port, password, 'dateline');
      const plan = planPostgres(needs, binaries, account, port);
      return { databaseUrl, engine: await startEngine(plan, needs.log, needs.signal) };
    });
  } catch (error) {
    throw error instanceof EngineExit ? new ServiceError(explainExit(error, place), { cause: error }) : error;
  }
}

function planPostgres(
  needs: PostgresNeeds,
  binaries: PostgresBinaries,
  account: Account | null,
  port: number,
): EnginePlan {
  const folder = needs.place.postgres;
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
  settings.push('shared_buffers=128MB', 'timezone=UTC', 'log_timezone=UTC');
  settings.push('log_min_messages=log', 'log_checkpoints=off', 'logging_collector=off', folderMark(folder));
  const password = needs.password;
  return {
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: ['-D', clusterArgument(folder), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    cwd: folder,
    env: needs.env,
    account,
    logFile: logFile(needs.place),
    signals: [
      { signal: 'SIGINT', patience: 3000 },
      { signal: 'SIGQUIT', patience: 1000 },
      { signal: 'SIGKILL', patience: 500 },
    ],
    answers: () => answers(port, password, needs.place),
  };
}

function logFile(place: DataDirectory): string {
  return path.join(place.logs, 'postgres.log');
}

function addressOf(port: number, password: string, database: string): string {
  return `postgresql://dateline:${password}@127.0.0.1:${port}/${database}`;
}

/** Whether the database can be connected to; creates it at the first start. */
async function answers(port: number, password: string, place: DataDirectory): Promise<boolean> {
  const code = await tryQuery(addressOf(port, password, 'dateline'), 'SELECT 1');
  if (code === noSuchDatabase) {
    const created = await tryQuery(addressOf(port, password, 'postgres'), 'CREATE DATABASE dateline');
    if (created === diskFullCode) throw new ServiceError(diskFull(place.root));
    return false;
  }
  if (code === wrongPassword) {
    const fault = `The password in ${path.join(place.root, 'secrets.json')} does not open the PostgreSQL in ${place.postgres}`;
    throw new ServiceError(`${fault}: restore the file that belongs to it, or set DATELINE_DATA_DIR to a new folder.`);
  }
  return code === null;
}

const noSuchDatabase = '3D000';
const wrongPassword = '28P01';
const diskFullCode = '53100';

/** Runs one statement on a connection of its own; answers null, or the code of the failure. */
async function tryQuery(address: string, statement: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(statement);
    return null;
  } catch (error) {
    return isSystemError(error) ? (error.code ?? 'unknown') : 'unknown';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends a PostgreSQL, or the making of a cluster, that outlived the process which started it; its data stay whole. */
async function endLeftBehind(folder: string): Promise<void> {
  const file = path.join(folder, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const signals: NodeJS.Signals[] = text === '' ? ['SIGKILL'] : ['SIGINT', 'SIGQUIT', 'SIGKILL'];
  for (const pid of findByArgument(folderMark(folder))) await endByNumber(pid, signals, 3000);
  const pid = Number.parseInt(text, 10);
  if (process.platform === 'linux' && isRunning(pid) && !(await isPostgres(pid))) await rm(file, { force: true });
}

/** After a restart of the machine or container the number in an old file may be that of some other program. */
async function isPostgres(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres';
}

function explainExit(exit: EngineExit, place: DataDirectory): string {
  if (exit.cause instanceof Error) return cannotRun(exit.cause);
  if (exit.lines.some((line) => /no space left|quota exceeded/i.test(line))) return diskFull(place.root);
  const telling =
    exit.lines.findLast((line) => /FATAL:(?!.*starting up)|PANIC|error/.test(line)) ??
    exit.lines.at(-1) ??
    exit.message;
  return `PostgreSQL could not start: ${telling} (its log: ${logFile(place)}). Mend that, or set DATABASE_URL.`;
}
