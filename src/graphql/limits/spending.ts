import type { GraphQLError } from 'graphql';
import { answerTooLarge } from '../errors/errors.ts';

/** The most fields of objects that an answer has. */
export const maxFields = 250_000;
/** The most bytes, about, that an answer has. */
export const maxBytes = 8 * 1024 * 1024;
/** The most rows that are read for a request. */
const maxRows = 100_000;

/**
 * What a request has made so far.
 *
 * The cost of a request is estimated before it runs, from page sizes and from what lists usually hold. A story can hold
 * a hundred times as much: so what comes is counted too, and a request that passes a bound is ended.
 */
export interface Spending {
  /** How many rows may still be read. */
  rowsLeft(): number;
  addRows(count: number): void;
  /**
   * Counts fields of the answer.
   *
   * @throws COST_LIMIT_EXCEEDED when the answer has become too large, here and for every other field of the request.
   */
  addFields(count: number): void;
  /** The same for the bytes of a long text. */
  addBytes(count: number): void;
}

/** Starts to count for one request, which is stopped when a bound is passed. */
export function createSpending(request: { stop(error: GraphQLError): void }): Spending {
  let [rows, fields, bytes] = [0, 0, 0];
  const check = (count: number, limit: number, what: string) => {
    if (count <= limit) return;
    const error = answerTooLarge(what, limit);
    request.stop(error);
    throw error;
  };
  return {
    rowsLeft: () => maxRows - rows,
    addRows(count) {
      rows += count;
      check(rows, maxRows, 'rows');
    },
    addFields(count) {
      fields += count;
      check(fields, maxFields, 'fields of objects');
    },
    addBytes(count) {
      bytes += count;
      check(bytes, maxBytes, 'bytes');
    },
  };
}
