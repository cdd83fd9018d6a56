import { DatabaseUnavailable, StatementTimeout, TooManyRows } from '../../database/read/readErrors.ts';
import type { Read, Reader } from '../../database/read/reader.ts';
import { databaseUnavailable, deadlineExceeded } from '../errors/errors.ts';
import { neverResolved, type Spending } from '../limits/spending.ts';
import { type Deadline, requestTimeoutMs } from './deadline.ts';

/**
 * Reads for one request, as long as it may run and no more rows than it may have.
 *
 * When the database does not answer, or a bound is passed, the whole request ends: nothing else of it could be answered.
 */
export function readWithin(reader: Reader, deadline: Deadline, spending: Spending): Read {
  return async (statement) => {
    try {
      const rows = await reader.read<never>(statement, { signal: deadline.signal, maxRows: spending.rowsLeft() });
      return spending.addRows(rows.length) ? rows : neverResolved();
    } catch (error) {
      if (error instanceof TooManyRows) spending.addRows(Number.POSITIVE_INFINITY);
      if (error instanceof StatementTimeout) deadline.stop(deadlineExceeded(requestTimeoutMs));
      if (error instanceof DatabaseUnavailable) deadline.stop(databaseUnavailable(error));
      if (deadline.signal.aborted) return neverResolved();
      throw error;
    }
  };
}
