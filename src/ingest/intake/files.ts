import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

export interface Unreadable {
  file: string;
  message: string;
}

export interface Found {
  file: string;
  size: number;
  /** False for pipes and devices, whose size is unknown. */
  isRegular: boolean;
}

/**
 * Finds the story files under a path: the file itself, whatever its extension, or the files of a folder and its subfolders
 * that have an extension of stories, sorted. Hidden files are skipped; a folder that several links lead to is read once.
 */
export async function* findFiles(path: string): AsyncIterable<Found | { unreadable: Unreadable }> {
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) {
      yield { file: path, size: stats.size, isRegular: stats.isFile() };
      return;
    }
  } catch (error) {
    yield { unreadable: { file: path, message: whyUnreadable(path, error) } };
    return;
  }
  let count = 0;
  for await (const found of walk(path, new Set())) {
    count++;
    yield found;
  }
  if (count > 0) return;
  yield {
    unreadable: {
      file: path,
      message: `The folder \`${path}\` holds no stories. Give it files that end in ${ENDINGS.join(', ')}.`,
    },
  };
}

/** Says why a file could not be read and what to do. */
export function whyUnreadable(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = REASONS[code];
  if (known) return `\`${file}\` ${known}`;
  return `\`${file}\` could not be read: ${error instanceof Error ? error.message : error}. Check the path and read it again.`;
}

const ENDINGS = ['.txt', '.text', '.json', '.jsonl', '.ndjson'];

const REASONS: Record<string, string> = {
  ENOENT: 'does not exist. Check the path; it is taken from the folder that the command runs in.',
  EACCES: 'may not be read by this user. Give it read permission, for example with chmod a+r.',
  EPERM: 'may not be read by this user. Give it read permission, for example with chmod a+r.',
  ELOOP: 'is a link that leads back to itself. Remove the link, or name the file it was meant for.',
  ENOTDIR: 'goes through a file as if it were a folder. Check the path.',
  ENXIO: 'is a socket or a pipe that nobody writes to. Name a file.',
  ENAMETOOLONG: 'is longer than a path may be. Check the path.',
  EMFILE: 'could not be opened because too many files are open. Raise the limit with ulimit -n and read it again.',
  EIO: 'could not be read because the disk reports a fault. Copy it from another place.',
};

async function* walk(folder: string, visited: Set<string>): AsyncIterable<Found | { unreadable: Unreadable }> {
  try {
    const real = await realpath(folder);
    if (visited.has(real)) {
      const message = `\`${folder}\` links back to \`${real}\`, which has been read already. It was skipped; remove the link to avoid this message.`;
      yield { unreadable: { file: folder, message } };
      return;
    }
    visited.add(real);
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
    for (const name of names.sort()) yield* enter(join(folder, name), visited);
  } catch (error) {
    yield { unreadable: { file: folder, message: whyUnreadable(folder, error) } };
  }
}

async function* enter(file: string, visited: Set<string>): AsyncIterable<Found | { unreadable: Unreadable }> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) yield* walk(file, visited);
    else if (stats.isFile() && ENDINGS.includes(extname(file).toLowerCase()))
      yield { file, size: stats.size, isRegular: true };
  } catch (error) {
    yield { unreadable: { file, message: whyUnreadable(file, error) } };
  }
}
