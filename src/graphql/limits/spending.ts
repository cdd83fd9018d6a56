import type { GraphQLError } from 'graphql';
import { answerTooLarge } from '../errors/errors.ts';

/** The most fields of objects that an answer has: 100 articles with all that stories usually hold are below it. */
export const maxFields = 150_000;
/** The most bytes, about, that an answer has. */
export const maxBytes = 8 * 1024 * 1024;
/** The most rows that are read for a request. */
const maxRows = 150_000;

/**
 * What a request has made so far.
 *
 * The cost of a request is estimated before it runs, from page sizes and from what lists usually hold. A story can hold
 * a hundred times as much: so what comes is counted too, and a request that passes a bound is ended.
 */
export interface Spending {
  /** How many rows may still be read. */
  rowsLeft(): number;
  /** Counts rows that were read; false when they are too many, and the request has been ended with the reason. */
  addRows(count: number): boolean;
  /** Counts fields of the answer; false as above. */
  addFields(count: number): boolean;
  /** Counts the bytes of a long text; false as above. */
  addBytes(count: number): boolean;
}

/**
 * What a field of a request that has ended is resolved to: it never is. The request is answered already, and an error for
 * each of thousands of fields would cost more than all that was done for it.
 */
export const neverResolved = (): Promise<never> => new Promise(() => undefined);

/** Starts to count for one request, which is stopped when a bound is passed. */
export function createSpending(request: { stop(error: GraphQLError): void }): Spending {
  let [rows, fields, bytes] = [0, 0, 0];
  let isOver = false;
  const check = (count: number, limit: number, what: string): boolean => {
    if (count > limit && !isOver) request.stop(answerTooLarge(what, limit));
    isOver ||= count > limit;
    return !isOver;
  };
  return {
    rowsLeft: () => maxRows - rows,
    addRows(count) {
      rows += count;
      return check(rows, maxRows, 'rows');
    },
    addFields(count) {
      fields += count;
      return check(fields, maxFields, 'fields of objects');
    },
    addBytes(count) {
      bytes += count;
      return check(bytes, maxBytes, 'bytes');
    },
  };
}
