import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DataDirectory } from '../directory/dataDirectory.ts';
import { diskFull, foreignFiles, isSystemError, ServiceError } from '../serviceError.ts';
import { type Account, giveTo, giveTreeTo, rootAlone } from './account.ts';
import type { PostgresBinaries } from './postgresBinaries.ts';

export interface ClusterNeeds {
  place: DataDirectory;
  binaries: PostgresBinaries;
  account: Account | null;
  password: string;
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
}

/**
 * How PostgreSQL is told its folder. On Linux it is started inside the folder and finds it as its working directory:
 * that needs no permission on the folders above, which an account other than root may lack.
 */
export function clusterArgument(folder: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** A setting without effect that shows on the command line which folder a program of PostgreSQL works for. */
export function folderMark(folder: string): string {
  return `dateline.folder=${folder}`;
}

/** Makes the PostgreSQL cluster unless there is one, and checks that this PostgreSQL and account can use it. */
export async function openCluster(needs: ClusterNeeds): Promise<void> {
  const version = await readVersion(needs.place.postgres);
  if (version === null) return makeCluster(needs);
  if (version !== needs.binaries.major) throw new ServiceError(otherVersion(needs, version));
  const { uid } = await stat(needs.place.postgres);
  if (needs.account !== null && uid !== needs.account.uid) await giveTreeTo(needs.account, needs.place.postgres);
  if (needs.account === null && process.getuid !== undefined && uid !== process.getuid()) {
    throw new ServiceError(foreignFiles(needs.place.postgres, needs.place.root));
  }
  await chmod(needs.place.postgres, 0o700);
}

async function readVersion(folder: string): Promise<string | null> {
  try {
    return (await readFile(path.join(folder, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return null;
    throw error;
  }
}

function otherVersion(needs: ClusterNeeds, found: string): string {
  return (
    `${needs.place.postgres} was written by PostgreSQL ${found} and cannot be read by the bundled PostgreSQL ` +
    `${needs.binaries.major}: move its contents with pg_dump of version ${found}, or set DATELINE_DATA_DIR to a new folder.`
  );
}

/** Makes the cluster beside its place and moves it there when whole: one cut short is never taken for a cluster. */
async function makeCluster(needs: ClusterNeeds): Promise<void> {
  for (const name of await readdir(needs.place.root)) {
    if (name.startsWith('postgres.new-')) await rm(path.join(needs.place.root, name), remove);
  }
  const draft = path.join(needs.place.root, `postgres.new-${process.pid}-${Date.now()}`);
  const passwordFile = `${draft}.password`;
  try {
    await mkdir(draft, { mode: 0o700 });
    await giveTo(needs.account, draft);
    await writeFile(passwordFile, `${needs.password}\n`, { mode: 0o600, flag: 'wx' });
    await giveTo(needs.account, passwordFile);
    await initialize(needs, draft, passwordFile);
    await rename(draft, needs.place.postgres);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, remove);
  }
}

/** Tried again for a moment, since workers of a program that was just ended may still be writing. */
const remove = { recursive: true, force: true, maxRetries: 5 };

/** Systems differ in what they call a locale that knows all letters; the one that is always there knows ASCII. */
const characterLocales = ['C.UTF-8', 'en_US.UTF-8', 'C'];

async function initialize(needs: ClusterNeeds, draft: string, passwordFile: string): Promise<void> {
  for (const locale of characterLocales) {
    const failure = await runInitdb(needs, draft, passwordFile, locale);
    if (failure === null) return;
    if (/invalid locale name/i.test(failure) && locale !== 'C') continue;
    throw new ServiceError(explainInitdb(needs, failure));
  }
}

/** Runs initdb; answers null, or what it said when it failed. */
async function runInitdb(
  needs: ClusterNeeds,
  draft: string,
  passwordFile: string,
  locale: string,
): Promise<string | null> {
  const args = ['-D', clusterArgument(draft), '--username=dateline', '--auth=scram-sha-256', '--encoding=UTF8'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${locale}`);
  args.push(`--pwfile=${process.platform === 'linux' ? '/dev/stdin' : passwordFile}`, '--no-instructions');
  args.push('-c', folderMark(needs.place.postgres));
  const password = openSync(passwordFile, 'r');
  try {
    const { account, env, signal } = needs;
    const place = { cwd: draft, env, ...account, ...(signal && { signal }) };
    const child = spawn(needs.binaries.initdb, args, {
      ...place,
      detached: true,
      windowsHide: true,
      stdio: [password, 'ignore', 'pipe'],
    });
    return await failureOf(child);
  } catch (error) {
    throw needs.signal?.aborted ? error : new ServiceError(cannotRun(error), { cause: error });
  } finally {
    closeSync(password);
  }
}

/** Waits for the program's end; null when it succeeded. It is ended should we exit before it does. */
async function failureOf(child: ChildProcess): Promise<string | null> {
  const endIt = () => child.kill();
  process.once('exit', endIt);
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  try {
    const [code] = await once(child, 'close');
    return code === 0 ? null : said || `exit code ${code}`;
  } finally {
    process.off('exit', endIt);
  }
}

/** Says why a program of PostgreSQL could not even be begun. */
export function cannotRun(error: unknown): string {
  if (process.getuid?.() === 0 && isSystemError(error) && ['EPERM', 'EINVAL'].includes(error.code ?? ''))
    return rootAlone;
  return `PostgreSQL cannot be run (${error instanceof Error ? error.message : error}): install its package again with \`npm ci\`, or set DATABASE_URL.`;
}

function explainInitdb(needs: ClusterNeeds, said: string): string {
  if (/no space left|quota exceeded/i.test(said)) return diskFull(needs.place.root);
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.find((line) => /error|fatal/i.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  return `PostgreSQL could not make its folder ${needs.place.postgres}: ${telling.trim()}. Mend that, or set DATABASE_URL.`;
}
