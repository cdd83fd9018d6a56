import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceError } from '../serviceError.ts';
import type { DataDirectory } from './dataDirectory.ts';
import { type Claim, joinAsGuest, readLiveClaim, withdraw } from './lock.ts';

/** What a guest knows before it joins; an address that it has itself goes before the holder's. */
export interface GuestWishes {
  commandName: string;
  databaseUrl?: string | undefined;
  search?: { url: string; apiKey: string } | undefined;
  signal?: AbortSignal | undefined;
}

/** Uses the engines of the holder, waiting for one that is still starting; null when the holder goes away. */
export async function holdersAddresses(
  wishes: GuestWishes,
  place: DataDirectory,
  holder: Claim,
): Promise<{ databaseUrl: string; search: { url: string; apiKey: string }; stop(): Promise<void> } | null> {
  const guest = await joinAsGuest(place.claims, wishes.commandName);
  try {
    const addresses = await whenAnnounced(holder, place, wishes.signal);
    if (addresses === null) {
      await withdraw(guest);
      return null;
    }
    const databaseUrl = wishes.databaseUrl ?? addresses.databaseUrl;
    const search = wishes.search ?? addresses.search;
    if (databaseUrl === null) throw new ServiceError(elsewhere(holder, place, 'DATABASE_URL'));
    if (search === null) throw new ServiceError(elsewhere(holder, place, 'MEILISEARCH_URL'));
    return { databaseUrl, search, stop: () => withdraw(guest) };
  } catch (error) {
    await withdraw(guest);
    throw error;
  }
}

async function whenAnnounced(first: Claim, place: DataDirectory, signal?: AbortSignal): Promise<Claim['addresses']> {
  const giveUp = Date.now() + startingPatience;
  for (;;) {
    signal?.throwIfAborted();
    const holder = await readLiveClaim(first.file);
    if (holder === null || holder.state !== 'holding') return null;
    if (holder.addresses !== null) return holder.addresses;
    if (Date.now() > giveUp) {
      const who = `\`${holder.command}\` (process ${holder.pid})`;
      throw new ServiceError(`${who} holds ${place.root} and is still starting its engines: try again when it is up.`);
    }
    await sleep(50, undefined, { signal });
  }
}

const startingPatience = 20_000;

function elsewhere(holder: Claim, place: DataDirectory, setting: string): string {
  return (
    `\`${holder.command}\` (process ${holder.pid}), which holds ${place.root}, uses an engine elsewhere: ` +
    `set ${setting} here to the same address as there.`
  );
}
