import { randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { chmod, constants, copyFile, lstat, mkdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isSystemError, ServiceError } from './serviceError.ts';

/** The files and links of an engine, with paths relative to its folder. */
export interface EngineParts {
  files: { path: string; from: string; size: number; mode: number }[];
  links: { path: string; to: string }[];
}

/** Copies an engine to a folder where it can run, unless a complete copy is there. A damaged one is replaced by a rename. */
export async function copyEngine(parts: EngineParts, parent: string, name: string): Promise<string> {
  const target = path.join(parent, name);
  if (await isComplete(parts, target)) return target;
  const draft = path.join(parent, `${name}.${randomBytes(6).toString('hex')}`);
  try {
    await copyParts(parts, draft);
    await replace(target, draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return target;
}

/** The folder for copies that every account can read and only root can write. */
export async function sharedEngineFolder(): Promise<string> {
  for (const folder of ['/var/cache/dateline', path.join(os.tmpdir(), 'dateline-engines')]) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
      if (onlyRootWrites(folder) && othersCanRead(folder)) {
        await chmod(folder, 0o755);
        return folder;
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  }
  throw new ServiceError(
    'PostgreSQL does not run as root, and there is no folder for a copy of its programs that another user could run ' +
      '(tried /var/cache/dateline and the temporary folder): start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether accounts other than the owner can read this file: it is readable, and they may enter every parent folder. */
export function othersCanRead(file: string): boolean {
  const parents: string[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    parents.push(folder);
    if (folder === path.dirname(folder)) break;
  }
  const readable = lstatSync(file).mode & 0o004;
  return readable !== 0 && parents.every((folder) => (lstatSync(folder).mode & 0o001) !== 0);
}

/** Anybody may have created a folder in the temporary directory, so only one that root alone can write is trusted. */
function onlyRootWrites(folder: string): boolean {
  const found = lstatSync(folder);
  return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
}

async function isComplete(parts: EngineParts, target: string): Promise<boolean> {
  try {
    for (const file of parts.files) {
      const found = await lstat(path.join(target, file.path));
      if (found.size !== file.size || (found.mode & 0o777) !== file.mode) return false;
    }
    for (const link of parts.links) if ((await readlink(path.join(target, link.path))) !== link.to) return false;
    return true;
  } catch {
    return false;
  }
}

async function copyParts(parts: EngineParts, target: string): Promise<void> {
  await makeFolder(target);
  const folders = new Set(parts.files.map((file) => path.dirname(file.path)));
  for (const folder of [...folders].sort()) await makeFolder(target, folder);
  for (const file of parts.files) {
    const copy = path.join(target, file.path);
    await copyFile(file.from, copy, constants.COPYFILE_FICLONE);
    await chmod(copy, file.mode);
  }
  for (const link of parts.links) await symlink(link.to, path.join(target, link.path));
}

/** Creates a folder and those between it and `top`, readable by all whatever the umask is. */
async function makeFolder(top: string, below = '.'): Promise<void> {
  let folder = top;
  for (const step of below.split(path.sep)) {
    folder = path.join(folder, step);
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  }
}

async function replace(target: string, draft: string): Promise<void> {
  const old = `${draft}.old`;
  await rename(target, old).catch(() => undefined);
  try {
    await rename(draft, target);
  } catch (error) {
    const another = isSystemError(error) && ['ENOTEMPTY', 'EEXIST'].includes(error.code ?? '');
    if (!another) throw error;
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}
