import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Claim, claimDirectory, readClaims, readLiveClaim, removeClaim, updateClaim } from './directory/claims.ts';
import { type DataDirectory, openDataDirectory } from './directory/dataDirectory.ts';
import { openSecrets } from './directory/secrets.ts';
import { useRunningEngines } from './directory/useRunningEngines.ts';
import { startMeilisearch } from './meilisearch/meilisearch.ts';
import { startPostgres } from './postgres/postgres.ts';
import type { Engine } from './process/child.ts';
import { engineEnvironment } from './process/engineEnvironment.ts';
import { explainFileError, ServiceError } from './process/serviceError.ts';
import { startWatchdog, type Watchdog } from './process/watchdog.ts';

/** Addresses of the two engines, whether this process started them or found them running. */
export interface ServiceAddresses {
  databaseUrl: string;
  search: { url: string; apiKey: string };
}

export interface RunningServices extends ServiceAddresses {
  /** Ends the engines that this process started, within 2.5 seconds, and no others. May be called twice. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** The folder of the embedded engines. Not touched when both addresses are given. */
  dataDir: string;
  databaseUrl?: string | undefined;
  search?: { url: string; apiKey: string } | undefined;
  /** A Meilisearch program to run instead of the bundled one. */
  meilisearchBinary?: string | undefined;
  /** A server must hold the data directory itself; a command may also use the engines of the process that holds it. */
  role: 'server' | 'command';
  /** As typed, such as `dateline start`. Names the holder of the data directory in messages of other commands. */
  commandName: string;
  /** The environment, of which engines inherit PATH, HOME and the like, and none of our settings. */
  environment: NodeJS.ProcessEnv;
  log: (message: string) => void;
  /** Aborted to give up while starting. */
  signal?: AbortSignal | undefined;
}

/**
 * Starts PostgreSQL and Meilisearch, or finds the ones that another command has started on this data directory.
 *
 * An engine whose address is given is used as it is, and not started.
 *
 * @throws ServiceError when an engine cannot start, or when a server finds the data directory held by another process.
 */
export async function startServices(options: ServiceOptions): Promise<RunningServices> {
  const { databaseUrl, search } = options;
  if (databaseUrl !== undefined && search !== undefined) return { databaseUrl, search, stop: async () => undefined };
  const dataDir = path.resolve(options.dataDir);
  try {
    return await holdOrUse(options, await openDataDirectory(dataDir));
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function holdOrUse(options: ServiceOptions, directory: DataDirectory): Promise<RunningServices> {
  for (;;) {
    options.signal?.throwIfAborted();
    const { held, claim } = await claimDirectory(directory.claims, options.commandName);
    if (held) return startEngines(options, directory, claim);
    if (claim.state === 'stopping') await waitUntilStopped(claim, options.signal);
    else if (options.role === 'server') throw new ServiceError(heldBy(directory, claim));
    else {
      const services = await useRunningEngines(options, directory, claim);
      if (services !== null) return services;
    }
  }
}

function heldBy(directory: DataDirectory, claim: Claim): string {
  return (
    `The data directory ${directory.root} is held by \`${claim.command}\` (process ${claim.pid}, since ${claim.since}). ` +
    'Stop it, or set DATELINE_DATA_DIR to another folder.'
  );
}

/** Waits for a holder that is stopping its engines. */
async function waitUntilStopped(claim: Claim, signal?: AbortSignal): Promise<void> {
  while ((await readLiveClaim(claim.file))?.state === 'stopping') await sleep(50, undefined, { signal });
}

/** Starts the engines that have no address, both at once, and writes their addresses into the claim for other commands. */
async function startEngines(options: ServiceOptions, directory: DataDirectory, claim: Claim): Promise<RunningServices> {
  const engines: Engine[] = [];
  const { log, signal } = options;
  const env = engineEnvironment(options.environment);
  const watchdog = startWatchdog({ dataDir: directory.root, env, log });
  try {
    const { databasePassword, searchKey } = await openSecrets(directory.root);
    const shared = { directory, env, watchdog, log, signal };
    const [postgres, meilisearch] = await bothOrNeither(
      options.databaseUrl === undefined ? startPostgres({ ...shared, password: databasePassword }) : null,
      options.search === undefined
        ? startMeilisearch({ ...shared, apiKey: searchKey, binary: options.meilisearchBinary })
        : null,
      engines,
    );
    const addresses = { databaseUrl: postgres?.databaseUrl ?? null, search: meilisearch?.search ?? null };
    const announced = await updateClaim(claim, { addresses });
    const databaseUrl = options.databaseUrl ?? postgres?.databaseUrl ?? '';
    const search = options.search ?? meilisearch?.search ?? { url: '', apiKey: '' };
    const stop = once(() => stopHolding(options.role, directory, announced, { engines, watchdog }));
    return { databaseUrl, search, stop };
  } catch (error) {
    await stopEngines({ engines, watchdog });
    await removeClaim(claim);
    throw error;
  }
}

type Started = { engine: Engine };

/** Waits for both starts to succeed or fail, so that when one fails the other can be stopped. */
async function bothOrNeither<A extends Started, B extends Started>(
  first: Promise<A> | null,
  second: Promise<B> | null,
  engines: Engine[],
): Promise<[A | null, B | null]> {
  for (const outcome of await Promise.allSettled([first, second])) {
    if (outcome.status === 'fulfilled' && outcome.value !== null) engines.push(outcome.value.engine);
  }
  return Promise.all([first, second]);
}

/** A server stops at once; a command first waits for the commands that use its engines. */
async function stopHolding(role: string, directory: DataDirectory, claim: Claim, held: HeldEngines): Promise<void> {
  const marked =
    role === 'command' ? markStoppingWhenUnused(directory, claim) : updateClaim(claim, { state: 'stopping' });
  // A claim cannot be written on a full disk, which must not keep the engines running.
  await marked.catch(() => undefined);
  await stopEngines(held);
  await removeClaim(claim);
}

/**
 * Marks the engines as stopping once no command uses them.
 *
 * A command writes its own claim before it reads the holder's, and the holder reads the claims again after it has marked
 * itself as stopping. So no command can start using engines that are about to end.
 */
async function markStoppingWhenUnused(directory: DataDirectory, claim: Claim): Promise<void> {
  const isInUse = async () => (await readClaims(directory.claims)).some((other) => other.state === 'using');
  for (;;) {
    while (await isInUse()) await sleep(100);
    await updateClaim(claim, { state: 'stopping' });
    if (!(await isInUse())) return;
    await updateClaim(claim, { state: 'holding' });
  }
}

interface HeldEngines {
  engines: Engine[];
  watchdog: Watchdog;
}

async function stopEngines({ engines, watchdog }: HeldEngines): Promise<void> {
  await Promise.all(engines.map((engine) => engine.stop()));
  await watchdog.stop();
}

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | null = null;
  return () => {
    result ??= action();
    return result;
  };
}
