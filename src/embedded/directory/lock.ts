import { randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { identityOf, isRunning } from '../process/liveness.ts';
import { isSystemError } from '../serviceError.ts';

const searchForm = z.object({ url: z.string(), apiKey: z.string() });

const claimForm = z.object({
  pid: z.number().int(),
  identity: z.string(),
  command: z.string(),
  since: z.string(),
  /** `waiting` wants to hold, `holding` does, `leaving` stops the engines, `guest` uses what another holds. */
  state: z.enum(['waiting', 'holding', 'leaving', 'guest']),
  /** The engines that the holder started, once they answer. */
  addresses: z.object({ databaseUrl: z.string().nullable(), search: searchForm.nullable() }).nullable(),
});

/** One running command that uses a data directory, as its small file in there tells it. */
export type Claim = z.infer<typeof claimForm> & { file: string };

/**
 * Makes this process the one holder of a data directory, or answers with the claim of the one that is.
 *
 * Each contender writes a file of its own and then looks at all the others. It holds only when it sees no other, so
 * of two that start at once at most one can; of those that see each other the first by name stays and the rest step
 * back. A file whose process is gone counts for nothing, and being nobody else's it can be removed without a race.
 */
export async function claimHolding(folder: string, command: string): Promise<{ held: boolean; claim: Claim }> {
  let own = await writeClaim(folder, command, 'waiting');
  for (;;) {
    const others = (await readClaims(folder)).filter((claim) => claim.file !== own.file && claim.state !== 'guest');
    const holder = others.find((claim) => claim.state !== 'waiting');
    if (holder !== undefined) {
      await withdraw(own);
      return { held: false, claim: holder };
    }
    if (others.length === 0) return { held: true, claim: await changeClaim(own, { state: 'holding' }) };
    if (others.some((claim) => claim.file < own.file)) {
      await withdraw(own);
      await sleep(10 + Math.random() * 20);
      own = await writeClaim(folder, command, 'waiting');
    }
    await sleep(5);
  }
}

/** Notes that this process uses the engines which another holds, so that a holder may wait for it. */
export function joinAsGuest(folder: string, command: string): Promise<Claim> {
  return writeClaim(folder, command, 'guest');
}

export async function withdraw(claim: Claim): Promise<void> {
  await rm(claim.file, { force: true });
}

export async function changeClaim(claim: Claim, change: Partial<Pick<Claim, 'state' | 'addresses'>>): Promise<Claim> {
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

/** The claims of all commands that still run; what dead ones left is cleared away. */
export async function readClaims(folder: string): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const name of await readdir(folder)) {
    if (name.endsWith('.draft') && !isRunning(Number.parseInt(name, 10)))
      await rm(path.join(folder, name), { force: true });
    if (!name.endsWith('.json')) continue;
    const claim = await readClaim(path.join(folder, name));
    if (claim === null) continue;
    if (identityOf(claim.pid) === claim.identity) claims.push(claim);
    else await withdraw(claim);
  }
  return claims;
}

/** The claim in this file as it stands now; null when its process is gone or has withdrawn it. */
export async function readLiveClaim(file: string): Promise<Claim | null> {
  const claim = await readClaim(file);
  return claim !== null && identityOf(claim.pid) === claim.identity ? claim : null;
}

async function readClaim(file: string): Promise<Claim | null> {
  try {
    const parsed = claimForm.safeParse(JSON.parse(await readFile(file, 'utf8')));
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
  return changeClaim({ file, pid: process.pid, identity, command, since, state, addresses: null }, {});
}
