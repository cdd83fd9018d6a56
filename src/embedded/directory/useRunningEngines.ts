import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceError } from '../process/serviceError.ts';
import { type Claim, claimUse, readLiveClaim, removeClaim } from './claims.ts';
import type { DataDirectory } from './dataDirectory.ts';

/** Settings of the command that wants to use the engines. An address given here is used instead of the holder's. */
export interface UseOptions {
  commandName: string;
  databaseUrl?: string | undefined;
  search?: { url: string; apiKey: string } | undefined;
  signal?: AbortSignal | undefined;
}

/** Waits until the holder's engines answer, and returns their addresses; null when the holder ends before. */
export async function useRunningEngines(
  options: UseOptions,
  directory: DataDirectory,
  holder: Claim,
): Promise<{ databaseUrl: string; search: { url: string; apiKey: string }; stop(): Promise<void> } | null> {
  const use = await claimUse(directory.claims, options.commandName);
  try {
    const addresses = await waitForAddresses(holder, directory, options.signal);
    if (addresses === null) {
      await removeClaim(use);
      return null;
    }
    const databaseUrl = options.databaseUrl ?? addresses.databaseUrl;
    const search = options.search ?? addresses.search;
    if (databaseUrl === null) throw new ServiceError(usesOtherEngine(holder, directory, 'DATABASE_URL'));
    if (search === null) throw new ServiceError(usesOtherEngine(holder, directory, 'MEILISEARCH_URL'));
    return { databaseUrl, search, stop: () => removeClaim(use) };
  } catch (error) {
    await removeClaim(use);
    throw error;
  }
}

async function waitForAddresses(
  first: Claim,
  directory: DataDirectory,
  signal?: AbortSignal,
): Promise<Claim['addresses']> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    const holder = await readLiveClaim(first.file);
    if (holder === null || holder.state !== 'holding') return null;
    if (holder.addresses !== null) return holder.addresses;
    if (Date.now() > deadline) {
      const who = `\`${holder.command}\` (process ${holder.pid})`;
      throw new ServiceError(
        `${who} holds ${directory.root} and is still starting its engines: try again when it has started.`,
      );
    }
    await sleep(50, undefined, { signal });
  }
}

const startTimeoutMs = 20_000;

function usesOtherEngine(holder: Claim, directory: DataDirectory, setting: string): string {
  return (
    `\`${holder.command}\` (process ${holder.pid}), which holds ${directory.root}, uses an engine at another address: ` +
    `set ${setting} to that address here too.`
  );
}
