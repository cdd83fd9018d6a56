import { closeSync, existsSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Starts a new log file and keeps the previous one, so that logs never take more space than two runs. */
export function rotateLog(file: string): void {
  if (existsSync(file)) renameSync(file, `${file}.before`);
  closeSync(openSync(file, 'w', 0o600));
}

/** The length of a log in bytes, to be passed to `lastLogLines` later. */
export function logLength(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The last lines of a log after a position in bytes, without colours and empty lines. */
export function lastLogLines(file: string, count: number, from = 0): string[] {
  return stripVTControlCharacters(readEnd(file, from))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-count);
}

function readEnd(file: string, from: number): string {
  let log: number;
  try {
    log = openSync(file, 'r');
  } catch {
    return '';
  }
  try {
    const { size } = fstatSync(log);
    const start = Math.max(from, size - 8192);
    const buffer = Buffer.alloc(Math.max(0, size - start));
    return buffer.toString('utf8', 0, readSync(log, buffer, 0, buffer.length, start));
  } finally {
    closeSync(log);
  }
}
