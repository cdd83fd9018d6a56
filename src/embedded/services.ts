import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DataDirectory, openDataDirectory } from './directory/dataDirectory.ts';
import { holdersAddresses } from './directory/joinServices.ts';
import { type Claim, changeClaim, claimHolding, readClaims, readLiveClaim, withdraw } from './directory/lock.ts';
import { openSecrets } from './directory/secrets.ts';
import { startMeilisearch } from './meilisearch/meilisearch.ts';
import { startPostgres } from './postgres/postgres.ts';
import type { Engine } from './process/child.ts';
import { engineEnvironment } from './process/engineEnvironment.ts';
import { explainFileError, ServiceError } from './serviceError.ts';

/** Addresses of the two engines, whether started here or found running. */
export interface ServiceAddresses {
  databaseUrl: string;
  search: { url: string; apiKey: string };
}

export interface RunningServices extends ServiceAddresses {
  /** Ends what this process started, within five seconds; does nothing to what it found running. Safe to call twice. */
  stop(): Promise<void>;
}

export interface ServiceOptions {
  /** The folder of the embedded engines; not touched when both addresses are given. */
  dataDir: string;
  databaseUrl?: string | undefined;
  search?: { url: string; apiKey: string } | undefined;
  /** A Meilisearch program to run instead of the bundled one. */
  meilisearchBinary?: string | undefined;
  /** A server must hold the data directory itself; a command may use the engines of whoever holds it. */
  role: 'server' | 'command';
  /** As a person would type it, such as `dateline start`: others are told who holds the data directory. */
  commandName: string;
  /** What engines may see of the environment (PATH, HOME and the like); none of our settings is passed on. */
  environment: NodeJS.ProcessEnv;
  log: (message: string) => void;
  /** Aborted to give up while starting. */
  signal?: AbortSignal | undefined;
}

/** Brings up PostgreSQL and Meilisearch, or finds them: those with an address are left alone. */
export async function startServices(options: ServiceOptions): Promise<RunningServices> {
  const { databaseUrl, search } = options;
  if (databaseUrl !== undefined && search !== undefined) return { databaseUrl, search, stop: async () => undefined };
  const dataDir = path.resolve(options.dataDir);
  try {
    return await holdOrJoin(options, await openDataDirectory(dataDir));
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

async function holdOrJoin(options: ServiceOptions, place: DataDirectory): Promise<RunningServices> {
  for (;;) {
    options.signal?.throwIfAborted();
    const { held, claim } = await claimHolding(place.claims, options.commandName);
    if (held) return startAsHolder(options, place, claim);
    if (claim.state === 'leaving') await untilGone(claim, options.signal);
    else if (options.role === 'server') throw new ServiceError(heldBy(place, claim));
    else {
      const joined = await holdersAddresses(options, place, claim);
      if (joined !== null) return joined;
    }
  }
}

function heldBy(place: DataDirectory, claim: Claim): string {
  return (
    `The data directory ${place.root} is held by \`${claim.command}\` (process ${claim.pid}, since ${claim.since}). ` +
    'Stop it, or set DATELINE_DATA_DIR to another folder.'
  );
}

/** Waits for a holder that is just stopping its engines. */
async function untilGone(claim: Claim, signal?: AbortSignal): Promise<void> {
  while ((await readLiveClaim(claim.file))?.state === 'leaving') await sleep(50, undefined, { signal });
}

/** Starts the engines that have no address, both at once, and makes their addresses known to other commands. */
async function startAsHolder(options: ServiceOptions, place: DataDirectory, claim: Claim): Promise<RunningServices> {
  const engines: Engine[] = [];
  try {
    const { databasePassword, searchKey } = await openSecrets(place.root);
    const { log, signal } = options;
    const shared = { place, log, signal, env: engineEnvironment(options.environment) };
    const [postgres, meilisearch] = await bothOrNeither(
      options.databaseUrl === undefined ? startPostgres({ ...shared, password: databasePassword }) : null,
      options.search === undefined
        ? startMeilisearch({ ...shared, apiKey: searchKey, binary: options.meilisearchBinary })
        : null,
      engines,
    );
    const addresses = { databaseUrl: postgres?.databaseUrl ?? null, search: meilisearch?.search ?? null };
    const announced = await changeClaim(claim, { addresses });
    const databaseUrl = options.databaseUrl ?? postgres?.databaseUrl ?? '';
    const search = options.search ?? meilisearch?.search ?? { url: '', apiKey: '' };
    return { databaseUrl, search, stop: once(() => stopAsHolder(options.role, place, announced, engines)) };
  } catch (error) {
    await stopEngines(engines);
    await withdraw(claim);
    throw error;
  }
}

type Started = { engine: Engine };

/** Waits for both starts to end, whichever way, so that a failure of one leaves nothing of the other behind. */
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

/** A server stops at once; a command first lets those finish that use the engines it started. */
async function stopAsHolder(role: string, place: DataDirectory, claim: Claim, engines: Engine[]): Promise<void> {
  const leaving = role === 'command' ? leaveWithoutGuests(place, claim) : changeClaim(claim, { state: 'leaving' });
  // Even a full disk, on which nothing can be noted, must not keep the engines up.
  await leaving.catch(() => undefined);
  await stopEngines(engines);
  await withdraw(claim);
}

/** A guest notes itself before it looks at the holder, and the holder looks again after it said that it leaves. */
async function leaveWithoutGuests(place: DataDirectory, claim: Claim): Promise<void> {
  const hasGuests = async () => (await readClaims(place.claims)).some((other) => other.state === 'guest');
  for (;;) {
    while (await hasGuests()) await sleep(100);
    await changeClaim(claim, { state: 'leaving' });
    if (!(await hasGuests())) return;
    await changeClaim(claim, { state: 'holding' });
  }
}

async function stopEngines(engines: Engine[]): Promise<void> {
  await Promise.all(engines.map((engine) => engine.stop()));
}

function once(action: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= action();
    return done;
  };
}
