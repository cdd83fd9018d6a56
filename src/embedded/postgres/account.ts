import { readFileSync, statSync } from 'node:fs';
import { chown, lchown, readdir } from 'node:fs/promises';
import path from 'node:path';
import { ServiceError } from '../process/serviceError.ts';

/** The operating system's account that an engine runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * The account that PostgreSQL runs as; null for the account of this process.
 *
 * PostgreSQL refuses to run as root. For root the account is the owner of an existing cluster, so that root can use an
 * ordinary user's data directory, else `postgres`, else `nobody`.
 */
export function accountForPostgres(cluster: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findAccount('postgres') ?? findAccount('nobody') ?? { uid: 65534, gid: 65534 };
}

/** Makes the account the owner of one file or folder. */
export async function changeOwner(account: Account | null, file: string): Promise<void> {
  if (account === null) return;
  try {
    await chown(file, account.uid, account.gid);
  } catch (cause) {
    throw new ServiceError(cannotSwitchUser, { cause });
  }
}

/** Makes the account the owner of a folder and everything in it, such as a backup that root has restored. */
export async function changeOwnerOfTree(account: Account, folder: string): Promise<void> {
  await changeOwner(account, folder);
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(path.join(folder, entry), account.uid, account.gid);
  }
}

export const cannotSwitchUser =
  'PostgreSQL refuses to run as root, and root cannot switch to another user here: ' +
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
