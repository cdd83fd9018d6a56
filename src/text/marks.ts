/**
 * Cuts runs of more than thirty combining marks, of which no writing has more than a few (the limit of Stream-Safe Text,
 * UAX #15).
 *
 * To be called before `normalize`, which sorts each run of marks and takes time by the square of its length: 20 kB of two
 * accents in turns block the program for half a second.
 */
export function cutMarks(text: string): string {
  return text.replace(LONG_RUNS, '$1');
}

const LONG_RUNS = /(\p{M}{30})\p{M}+/gu;
