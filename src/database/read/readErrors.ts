import pg from 'pg';

/** The database does not answer, has no connection left, or is stopping. The cause is for the log. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
}

/** A statement took longer than any may. */
export class StatementTimeout extends Error {
  override name = 'StatementTimeout';
}

/** More rows came than were to be taken. */
export class TooManyRows extends Error {
  override name = 'TooManyRows';
  constructor(maxRows: number) {
    super(`More than ${maxRows} rows came.`);
  }
}

/** Tells what went wrong from whose part: an outage, too much work, or a fault of ours, which stays as it is. */
export function explainReadError(error: unknown): unknown {
  if (error instanceof TooManyRows || error instanceof TypeError || error instanceof RangeError) return error;
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? '';
    if (code === queryCanceled) return new StatementTimeout('A statement took too long.', { cause: error });
    return isOutage(code) ? new DatabaseUnavailable(error.message, { cause: error }) : error;
  }
  return new DatabaseUnavailable(error instanceof Error ? error.message : String(error), { cause: error });
}

const queryCanceled = '57014';

/** Classes 08 (connection), 53 (no room), 57P (shutting down, starting), and 28 and 3D (who may connect to what). */
const isOutage = (code: string) => /^(08|53|57P|28|3D)/.test(code);
