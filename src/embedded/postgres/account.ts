import { readFileSync, statSync } from 'node:fs';
import { chown, lchown, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ServiceError } from '../serviceError.ts';

/** The operating system's account that an engine runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Whom PostgreSQL runs as, given that it refuses to run as root: null means as ourselves. As root it is the owner of
 * the cluster when there is one (which lets root go on with an ordinary user's), else `postgres`, else `nobody`.
 */
export function accountForPostgres(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findAccount('postgres') ?? findAccount('nobody') ?? { uid: 65534, gid: 65534 };
}

/** Hands one file or folder to the account. */
export async function giveTo(account: Account | null, file: string): Promise<void> {
  if (account === null) return;
  try {
    await chown(file, account.uid, account.gid);
  } catch (cause) {
    throw new ServiceError(rootAlone, { cause });
  }
}

/** Hands a whole folder to the account, as a copy restored by root needs it. */
export async function giveTreeTo(account: Account, folder: string): Promise<void> {
  await giveTo(account, folder);
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(path.join(folder, entry), account.uid, account.gid);
  }
}

export const rootAlone =
  'PostgreSQL refuses to run as root, and root may not act as another user here: ' +
  'start Dateline as an ordinary user, or set DATABASE_URL to a running PostgreSQL.';

function findAccount(name: string): Account | null {
  const line = readPasswd().find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined || Number(uid) === 0 ? null : { uid: Number(uid), gid: Number(gid) };
}

function readPasswd(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}
