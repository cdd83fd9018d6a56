import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { identityOf } from './endProcess.mjs';

export function isRunning(pid: number): boolean {
  return identityOf(pid) !== null;
}

/** Numbers of the running processes that have exactly this argument on their command line. */
export function findByArgument(argument: string): number[] {
  if (process.platform === 'win32') return [];
  return process.platform === 'linux' ? findInProc(argument) : findInPs(argument);
}

function findInProc(argument: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => readCommandLine(name).split('\0').includes(argument))
    .map(Number)
    .filter((pid) => pid !== process.pid);
}

/** The arguments of a process, each followed by a zero byte; empty when it has ended. */
function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function findInPs(argument: string): number[] {
  const lines = execFileSync('ps', ['-axwwo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => `${line.trimEnd()} `.includes(` ${argument} `))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid);
}
