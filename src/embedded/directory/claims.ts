import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { identityOf } from '../process/endProcess.mjs';
import { isRunning } from '../process/liveness.ts';
import { isSystemError } from '../process/serviceError.ts';

const searchSchema = z.object({ url: z.string(), apiKey: z.string() });

const claimSchema = z.object({
  pid: z.number().int(),
  identity: z.string(),
  command: z.string(),
  since: z.string(),
  /** `waiting` to become the holder, `holding`, `stopping` its engines, or `using` the engines of the holder. */
  state: z.enum(['waiting', 'holding', 'stopping', 'using']),
  /** Addresses of the engines that the holder started, once they answer. */
  addresses: z.object({ databaseUrl: z.string().nullable(), search: searchSchema.nullable() }).nullable(),
});

/** A running command that uses a data directory, as described by its file in `claims/`. */
export type Claim = z.infer<typeof claimSchema> & { file: string };

/**
 * Makes this process the only holder of a data directory, or returns the claim of the process that holds it.
 *
 * Each process writes a file of its own and then reads all the others. It becomes the holder only when it sees no
 * other, so of two that start at once at most one can. Of those that see each other, the first by file name keeps its
 * claim and the rest withdraw theirs and try again. The file of a process that has ended is ignored and removed, which
 * cannot race with anything because no other process uses that name.
 */
export async function claimDirectory(folder: string, command: string): Promise<{ held: boolean; claim: Claim }> {
  let own = await writeClaim(folder, command, 'waiting');
  for (;;) {
    const others = (await readClaims(folder)).filter((claim) => claim.file !== own.file && claim.state !== 'using');
    const holder = others.find((claim) => claim.state !== 'waiting');
    if (holder !== undefined) {
      await removeClaim(own);
      return { held: false, claim: holder };
    }
    if (others.length === 0) return { held: true, claim: await updateClaim(own, { state: 'holding' }) };
    if (others.some((claim) => claim.file < own.file)) {
      await removeClaim(own);
      await sleep(10 + Math.random() * 20);
      own = await writeClaim(folder, command, 'waiting');
    }
    await sleep(5);
  }
}

/** Writes a claim that says that this process uses the holder's engines, so that the holder can wait for it. */
export function claimUse(folder: string, command: string): Promise<Claim> {
  return writeClaim(folder, command, 'using');
}

export async function removeClaim(claim: Claim): Promise<void> {
  await rm(claim.file, { force: true });
}

export async function updateClaim(claim: Claim, change: Partial<Pick<Claim, 'state' | 'addresses'>>): Promise<Claim> {
  const changed = { ...claim, ...change };
  const { file, ...content } = changed;
  const draft = `${file}.draft`;
  try {
    await writeFile(draft, JSON.stringify(content, null, 2), { mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return changed;
}

/** The claims of all commands that still run. Removes those of commands that have ended. */
export async function readClaims(folder: string): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const name of await readdir(folder)) {
    if (name.endsWith('.draft') && !isRunning(Number.parseInt(name, 10)))
      await rm(path.join(folder, name), { force: true });
    if (!name.endsWith('.json')) continue;
    const claim = await readClaim(path.join(folder, name));
    if (claim === null) continue;
    if (identityOf(claim.pid) === claim.identity) claims.push(claim);
    else await removeClaim(claim);
  }
  return claims;
}

/** The claim in this file as it is now; null when its process has ended or has removed it. */
export async function readLiveClaim(file: string): Promise<Claim | null> {
  const claim = await readClaim(file);
  return claim !== null && identityOf(claim.pid) === claim.identity ? claim : null;
}

async function readClaim(file: string): Promise<Claim | null> {
  try {
    const parsed = claimSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
    return parsed.success ? { ...parsed.data, file } : null;
  } catch (error) {
    if (error instanceof SyntaxError || (isSystemError(error) && error.code === 'ENOENT')) return null;
    throw error;
  }
}

async function writeClaim(folder: string, command: string, state: Claim['state']): Promise<Claim> {
  const file = path.join(folder, `${process.pid}-${randomBytes(6).toString('hex')}.json`);
  const identity = identityOf(process.pid) ?? '';
  const since = new Date().toISOString();
  return updateClaim({ file, pid: process.pid, identity, command, since, state, addresses: null }, {});
}
