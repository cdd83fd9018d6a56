import pg from 'pg';

/** Tells the database to stop what other connections are running. */
export interface Canceller {
  /** Stops what a connection runs at this moment. */
  cancel(client: pg.PoolClient): void;
  /** Waits until no cancelling of this connection is under way, which could otherwise hit its next statement. */
  isDone(client: pg.PoolClient): Promise<void>;
  close(): Promise<void>;
}

/** Creates a canceller with a connection of its own: when all of a pool are busy, none of them could carry the message. */
export function createCanceller(url: string): Canceller {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 2000 });
  pool.on('error', () => undefined);
  const pending = new Map<object, Promise<unknown>>();
  return {
    cancel(client) {
      const { processID } = client as unknown as { processID: number };
      // A database that cannot be reached has nothing to stop.
      const sent = pool.query('SELECT pg_cancel_backend($1)', [processID]).catch(() => undefined);
      pending.set(client, sent);
    },
    async isDone(client) {
      const sent = pending.get(client);
      if (sent === undefined) return;
      await sent;
      pending.delete(client);
    },
    close: () => pool.end(),
  };
}
