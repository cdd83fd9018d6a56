import { access, chmod, constants, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSystemError, ServiceError } from '../serviceError.ts';

/** Where each part of the embedded services keeps its files, all below one folder of mode 0700. */
export interface DataDirectory {
  root: string;
  /** The PostgreSQL cluster. Started as root, it belongs to the account that PostgreSQL runs as. */
  postgres: string;
  meilisearch: string;
  logs: string;
  /** Copies of engine programs, made only where the installed ones cannot be run in place. */
  engines: string;
  /** One small file for each running command that uses this folder. */
  claims: string;
}

/** Opens the data directory, and makes it when there is none. A folder full of something else is left alone. */
export async function openDataDirectory(folder: string): Promise<DataDirectory> {
  await makeFolder(folder, folder);
  const root = await realpath(folder);
  await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
  const names = (await readdir(root)).filter((name) => !harmlessNames.has(name));
  if (names.length > 0 && !names.includes('claims')) throw new ServiceError(notOurs(root));
  await makePrivate(root);
  const place: DataDirectory = {
    root,
    postgres: path.join(root, 'postgres'),
    meilisearch: path.join(root, 'meilisearch'),
    logs: path.join(root, 'logs'),
    engines: path.join(root, 'engines'),
    claims: path.join(root, 'claims'),
  };
  for (const part of [place.claims, place.logs]) await mkdir(part, { recursive: true, mode: 0o700 });
  return place;
}

/** Makes a folder and those above it. (Node's own `recursive` never ends where the system says ENOENT, as in /proc.) */
async function makeFolder(folder: string, wanted: string): Promise<void> {
  if ((await stat(folder).catch(() => null))?.isDirectory()) return;
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder), wanted);
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (cause) {
    const code = isSystemError(cause) ? cause.code : undefined;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code === undefined || !['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(code)) throw cause;
    const reason = `nothing can be written in ${path.dirname(folder)} (${code})`;
    const message = `The data directory ${wanted} cannot be made: ${reason}. Set DATELINE_DATA_DIR to another folder.`;
    throw new ServiceError(message, { cause });
  }
}

/** What may lie in a folder that still counts as empty: a mounted disk's own folder, a placeholder of git. */
const harmlessNames = new Set(['lost+found', '.gitignore', '.gitkeep']);

function notOurs(folder: string): string {
  return (
    `${folder} holds other files and is not a data directory of Dateline: ` +
    'set DATELINE_DATA_DIR to an empty folder or to one that does not exist yet.'
  );
}

async function makePrivate(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & 0o777) !== 0o700) await chmod(folder, 0o700);
}
