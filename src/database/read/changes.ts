import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Whoever wants to know what transactions change. */
export interface ChangeListener {
  /** Told the rows that a commit changed, as `a12` or `e5`, or that they are too many to be told. */
  changed(rows: readonly string[] | 'everything'): void;
  /** Told that changes are told from now on, and that they may not be. */
  connected(): void;
  lost(): void;
}

/** Who of `dateline_changes` is told, until `stop`. */
export interface Listening {
  stop(): Promise<void>;
}

/**
 * Listens to what all processes commit to the database.
 *
 * A connection of its own is kept for it and opened again when it is lost. A connection may be dead without a sign, so it
 * is asked every half second: nobody trusts it for longer than a second after that.
 */
export function listenForChanges(url: string, listener: ChangeListener): Listening {
  const stopping = new AbortController();
  const running = keepListening(url, listener, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

const aliveEveryMs = 500;
const retryMs = 1000;

async function keepListening(url: string, listener: ChangeListener, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await listen(url, listener, stopping).catch(() => undefined);
    listener.lost();
    await sleep(retryMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Listens on one connection until it is lost. */
async function listen(url: string, listener: ChangeListener, stopping: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: aliveEveryMs });
  client.on('error', () => undefined);
  client.on('notification', ({ payload = '*' }) => {
    listener.changed(payload === '*' ? 'everything' : payload.split(' '));
  });
  try {
    await client.connect();
    await client.query('LISTEN dateline_changes');
    listener.connected();
    for (;;) {
      await sleep(aliveEveryMs, undefined, { signal: stopping });
      await client.query('SELECT 1');
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}
