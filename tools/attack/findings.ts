import type { Measured } from './measure.ts';

/** What no request may do. */
export type FindingKind =
  | 'DEATH' // the server ended
  | 'HANG' // afterwards it answered nobody
  | 'RUNS_ON' // work went on long after the answer, or after the client had left
  | 'NO_ANSWER' // the connection was closed without a status
  | 'TIMEOUT'
  | 'STATUS' // 500 and above
  | 'FAULT' // INTERNAL_SERVER_ERROR
  | 'UNAVAILABLE' // an engine is said not to answer, which nobody has stopped
  | 'SLOW'
  | 'LARGE'
  | 'MEMORY' // more of it after many operations than after some
  | 'PAGE'; // a plain client waited too long

export const bounds = { seconds: 2, bytes: 10_000_000, pageRatio: 10 };

/** What is wrong with an answer; nothing, mostly. */
export function judge(measured: Measured, clientLeft: boolean): FindingKind[] {
  const { status, codes, cut, bytes, seconds, runsOn, ended } = measured;
  if (ended !== null) return ['DEATH'];
  const isUnavailable = codes.some((code) => code === 'DATABASE_UNAVAILABLE' || code === 'SEARCH_UNAVAILABLE');
  const kinds: [FindingKind, boolean][] = [
    ['RUNS_ON', runsOn],
    ['TIMEOUT', cut === 'timeout' && !clientLeft],
    ['NO_ANSWER', status === 0 && cut !== 'timeout' && cut !== 'EPIPE'],
    ['STATUS', status >= 500 && !isUnavailable],
    ['FAULT', codes.includes('INTERNAL_SERVER_ERROR')],
    ['UNAVAILABLE', isUnavailable],
    ['SLOW', (seconds ?? 0) > bounds.seconds],
    ['LARGE', bytes > bounds.bytes],
  ];
  return kinds.filter(([, holds]) => holds).map(([kind]) => kind);
}
