import { access, chmod, constants, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isSystemError, ServiceError } from '../process/serviceError.ts';

/** Paths of what the embedded engines keep, all inside one folder of mode 0700. */
export interface DataDirectory {
  root: string;
  /** The PostgreSQL cluster. When Dateline runs as root, it belongs to the account that PostgreSQL runs as. */
  postgres: string;
  meilisearch: string;
  logs: string;
  /** Copies of engine programs, made only where the installed ones cannot be run where they are. */
  engines: string;
  /** A file for each running command that uses this folder. */
  claims: string;
}

/**
 * Opens the data directory, and creates it when it does not exist.
 *
 * @throws ServiceError for a folder that holds other files, which is left unchanged.
 */
export async function openDataDirectory(folder: string): Promise<DataDirectory> {
  await makeFolder(folder, folder);
  const root = await realpath(folder);
  await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
  const names = (await readdir(root)).filter((name) => !ignoredNames.has(name));
  if (names.length > 0 && !names.includes('claims')) throw new ServiceError(notADataDirectory(root));
  await makePrivate(root);
  const directory: DataDirectory = {
    root,
    postgres: path.join(root, 'postgres'),
    meilisearch: path.join(root, 'meilisearch'),
    logs: path.join(root, 'logs'),
    engines: path.join(root, 'engines'),
    claims: path.join(root, 'claims'),
  };
  for (const part of [directory.claims, directory.logs]) await mkdir(part, { recursive: true, mode: 0o700 });
  return directory;
}

/** Creates a folder and its parents. (Node's `recursive` never returns where the system answers ENOENT, as in /proc.) */
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
    const message = `The data directory ${wanted} cannot be created: ${reason}. Set DATELINE_DATA_DIR to another folder.`;
    throw new ServiceError(message, { cause });
  }
}

/** Names that an empty folder may hold: a mounted disk's own folder and placeholders for git. */
const ignoredNames = new Set(['lost+found', '.gitignore', '.gitkeep']);

function notADataDirectory(folder: string): string {
  return (
    `${folder} holds other files and is not a data directory of Dateline: ` +
    'set DATELINE_DATA_DIR to an empty folder or to one that does not exist yet.'
  );
}

async function makePrivate(folder: string): Promise<void> {
  const { mode } = await stat(folder);
  if ((mode & 0o777) !== 0o700) await chmod(folder, 0o700);
}
