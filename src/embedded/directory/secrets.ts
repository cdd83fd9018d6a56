import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isSystemError, ServiceError } from '../process/serviceError.ts';

const secretsSchema = z.object({ databasePassword: z.string().min(16), searchKey: z.string().min(16) });

export type Secrets = z.infer<typeof secretsSchema>;

/** The passwords of the engines in this data directory, generated at the first call and stored with mode 0600. */
export async function openSecrets(folder: string): Promise<Secrets> {
  const file = path.join(folder, 'secrets.json');
  const kept = await readSecrets(file);
  if (kept !== null) return kept;
  const fresh = { databasePassword: randomBytes(24).toString('hex'), searchKey: randomBytes(24).toString('hex') };
  await writeOnce(file, `${JSON.stringify(fresh, null, 2)}\n`);
  return (await readSecrets(file)) ?? fresh;
}

async function readSecrets(file: string): Promise<Secrets | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch (cause) {
    const remedy = 'restore it from a backup, or remove the whole data directory and start again';
    throw new ServiceError(`${file} does not hold the engines' passwords: ${remedy}.`, { cause });
  }
}

/** Writes the file completely or not at all, and never overwrites one. */
async function writeOnce(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    const opened = await open(draft, 'wx', 0o600);
    try {
      await opened.writeFile(text);
      await opened.sync();
    } finally {
      await opened.close();
    }
    await link(draft, file);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
