import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { DataDirectory } from '../directory/dataDirectory.ts';
import { type Engine, EngineExit, type EngineOptions, type EnginePlan, startEngine } from '../process/child.ts';
import { endProcess, type StopStep } from '../process/endProcess.mjs';
import { rotateLog } from '../process/engineLog.ts';
import { findByArgument, isRunning } from '../process/liveness.ts';
import { onFreePort } from '../process/ports.ts';
import { diskFull, isSystemError, ServiceError } from '../process/serviceError.ts';
import { type Account, accountForPostgres } from './account.ts';
import { cannotRun, clusterArgument, folderSetting, openCluster } from './cluster.ts';
import { findPostgres, type PostgresBinaries } from './postgresBinaries.ts';

export interface PostgresOptions extends EngineOptions {
  directory: DataDirectory;
  password: string;
  env: NodeJS.ProcessEnv;
}

/** Starts PostgreSQL on this data directory, and resolves once its database accepts connections. */
export async function startPostgres(options: PostgresOptions): Promise<{ databaseUrl: string; engine: Engine }> {
  const { directory, password } = options;
  const account = accountForPostgres(directory.postgres);
  const binaries = await findPostgres(account, directory.engines);
  await endOrphans(directory.postgres);
  await openCluster({ ...options, binaries, account });
  rotateLog(logFile(directory));
  try {
    return await onFreePort('PostgreSQL', async (port) => {
      const databaseUrl = addressOf(port, password, 'dateline');
      const plan = planPostgres(options, binaries, account, port);
      return { databaseUrl, engine: await startEngine(plan, options) };
    });
  } catch (error) {
    throw error instanceof EngineExit ? new ServiceError(explainExit(error, directory), { cause: error }) : error;
  }
}

function planPostgres(
  options: PostgresOptions,
  binaries: PostgresBinaries,
  account: Account | null,
  port: number,
): EnginePlan {
  const folder = options.directory.postgres;
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
  settings.push('shared_buffers=128MB', 'timezone=UTC', 'log_timezone=UTC');
  settings.push('log_min_messages=log', 'log_checkpoints=off', 'logging_collector=off', folderSetting(folder));
  const password = options.password;
  return {
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: ['-D', clusterArgument(folder), '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    cwd: folder,
    env: options.env,
    account,
    logFile: logFile(options.directory),
    signals: stopSteps,
    answers: () => answers(port, password, options.directory),
  };
}

/** The fast shutdown, which cancels running statements; the immediate one, after which the next start reads the log. */
const stopSteps: StopStep[] = [
  { signal: 'SIGINT', timeoutMs: 2000 },
  { signal: 'SIGQUIT', timeoutMs: 300 },
  { signal: 'SIGKILL', timeoutMs: 200 },
];

function logFile(directory: DataDirectory): string {
  return path.join(directory.logs, 'postgres.log');
}

function addressOf(port: number, password: string, database: string): string {
  return `postgresql://dateline:${password}@127.0.0.1:${port}/${database}`;
}

/** Whether the database accepts connections. Creates it at the first start. */
async function answers(port: number, password: string, directory: DataDirectory): Promise<boolean> {
  const code = await tryQuery(addressOf(port, password, 'dateline'), 'SELECT 1');
  if (code === noSuchDatabase) {
    const created = await tryQuery(addressOf(port, password, 'postgres'), 'CREATE DATABASE dateline');
    if (created === diskFullCode) throw new ServiceError(diskFull(directory.root));
    return false;
  }
  if (code === wrongPassword) {
    const fault = `The password in ${path.join(directory.root, 'secrets.json')} does not open the PostgreSQL in ${directory.postgres}`;
    throw new ServiceError(`${fault}: restore the file that belongs to it, or set DATELINE_DATA_DIR to a new folder.`);
  }
  return code === null;
}

const noSuchDatabase = '3D000';
const wrongPassword = '28P01';
const diskFullCode = '53100';

/** Runs one statement on its own connection; null when it succeeds, else the code of the error. */
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

/** Ends a PostgreSQL or initdb that runs on after its process and the watchdog were killed. Its data stay intact. */
async function endOrphans(folder: string): Promise<void> {
  const file = path.join(folder, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(() => '');
  const steps = text === '' ? stopSteps.slice(-1) : stopSteps;
  for (const pid of findByArgument(folderSetting(folder))) await endProcess(pid, steps);
  const pid = Number.parseInt(text, 10);
  if (process.platform === 'linux' && isRunning(pid) && !(await isPostgres(pid))) await rm(file, { force: true });
}

/** After a restart of the machine or container the number in an old pid file may belong to another program. */
async function isPostgres(pid: number): Promise<boolean> {
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres';
}

function explainExit(exit: EngineExit, directory: DataDirectory): string {
  if (exit.cause instanceof Error) return cannotRun(exit.cause);
  if (exit.lines.some((line) => /no space left|quota exceeded/i.test(line))) return diskFull(directory.root);
  const reason =
    exit.lines.findLast((line) => /FATAL:(?!.*starting up)|PANIC|error/.test(line)) ??
    exit.lines.at(-1) ??
    exit.message;
  return `PostgreSQL could not start: ${reason} (its log: ${logFile(directory)}). Fix that, or set DATABASE_URL.`;
}
