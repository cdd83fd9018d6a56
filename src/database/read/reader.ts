import pg from 'pg';
import type { Sql } from '../client.ts';
import { createCanceller } from './canceller.ts';
import { DatabaseUnavailable, explainReadError, TooManyRows } from './readErrors.ts';
import { parseColumn } from './rowTypes.ts';
import { createStatementNames } from './statementNames.ts';

/** Runs a statement that reads, and returns its rows. Dates are `Date`s, bigints are numbers. */
export type Read = <Row extends object>(statement: Sql) => Promise<Row[]>;

/** The connections that requests read through. */
export interface Reader {
  /**
   * Runs a statement that reads; when the signal is aborted, the database is told to stop and the signal's reason is
   * thrown.
   *
   * @throws DatabaseUnavailable when the database does not answer, or no connection gets free in time.
   * @throws StatementTimeout when the statement takes longer than any may.
   * @throws TooManyRows when more rows come than are taken; the rest is neither read nor kept.
   */
  read<Row extends object>(statement: Sql, limits?: ReadLimits): Promise<Row[]>;
  close(): Promise<void>;
}

export interface ReadLimits {
  signal?: AbortSignal | undefined;
  /** How many rows are taken. */
  maxRows?: number;
}

export interface ReaderOptions {
  /** The most connections at a time: 10 when left out. */
  size?: number;
  /** How long a statement waits for a free connection: 5,000 when left out. */
  connectionTimeoutMs?: number;
  /** Called with the text and the values of every statement. */
  onStatement?: ((statement: string, values: unknown[]) => void) | undefined;
}

/** How long one statement may run. What the API asks takes milliseconds: this ends what nobody foresaw. */
const statementTimeoutMs = 8000;

/**
 * Opens a pool of connections for reading, which connects at the first statement.
 *
 * It passes Prisma by: a statement that was prepared by name costs half the processor time, and can be cancelled.
 */
export function openReader(
  url: string,
  { size = 10, connectionTimeoutMs = 5000, onStatement }: ReaderOptions = {},
): Reader {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: connectionTimeoutMs,
    types: { getTypeParser: parseColumn },
    onConnect: prepareSession,
  });
  // A connection that is lost while idle is replaced at the next statement.
  pool.on('error', () => undefined);
  const names = createStatementNames();
  const canceller = createCanceller(url);
  const connect = () => pool.connect().catch((error) => Promise.reject(explainReadError(error)));
  return {
    async read<Row extends object>(statement: Sql, { signal, maxRows }: ReadLimits = {}): Promise<Row[]> {
      signal?.throwIfAborted();
      const { text, values } = statement;
      onStatement?.(text, values);
      const client = await connect();
      const { name, generation } = names.nameOf(text);
      const cancel = () => canceller.cancel(client);
      let lost: Error | undefined;
      try {
        signal?.throwIfAborted();
        signal?.addEventListener('abort', cancel, { once: true });
        return await queryRows<Row>(client, { ...(name !== null && { name }), text, values }, maxRows, cancel);
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        const explained = explainReadError(error);
        if (explained instanceof DatabaseUnavailable) lost = explained;
        throw explained;
      } finally {
        signal?.removeEventListener('abort', cancel);
        await canceller.isDone(client);
        client.release(lost ?? names.isOutdated(client, generation));
      }
    },
    async close() {
      await pool.end();
      await canceller.close();
    },
  };
}

/** Runs a query and takes its rows one by one, so that more than are wanted are never held at once. */
function queryRows<Row extends object>(
  client: pg.PoolClient,
  config: pg.QueryConfig,
  maxRows = Number.POSITIVE_INFINITY,
  cancel: () => void,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    let isTooMany = false;
    const query = client.query(new pg.Query<Row>(config));
    query.on('row', (row) => {
      if (rows.length < maxRows) rows.push(row);
      else if (!isTooMany) {
        isTooMany = true;
        cancel();
      }
    });
    query.on('end', () => (isTooMany ? reject(new TooManyRows(maxRows)) : resolve(rows)));
    query.on('error', (error) => reject(isTooMany ? new TooManyRows(maxRows) : error));
  });
}

/**
 * Reads only, on one core, and without compiling statements, which can take longer than to run them.
 * The time zone makes moments come in one form.
 */
const sessionSettings = `
  SET default_transaction_read_only = on;
  SET max_parallel_workers_per_gather = 0;
  SET jit = off;
  SET timezone = 'UTC';
  SET statement_timeout = ${statementTimeoutMs};`;

async function prepareSession(client: pg.ClientBase): Promise<void> {
  await client.query(sessionSettings);
  // Cannot be set where the system does not tell that a client is gone.
  await client.query('SET client_connection_check_interval = 1000').catch(() => undefined);
}
