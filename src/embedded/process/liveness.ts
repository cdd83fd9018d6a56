import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Identifies a running process by its boot and start time, so that a later process with the same number differs.
 *
 * Null when no such process runs. A zombie, which has ended but was not yet collected by its parent, does not run.
 */
export function identityOf(pid: number): string | null {
  if (process.platform === 'linux') {
    const fields = statFields(pid);
    return fields === null ? null : `${bootId()}/${fields[19]}`;
  }
  if (!answersSignals(pid)) return null;
  return process.platform === 'win32' ? 'running' : startedAt(pid);
}

export function isRunning(pid: number): boolean {
  return identityOf(pid) !== null;
}

/** Numbers of the running processes that have exactly this argument on their command line. */
export function findByArgument(argument: string): number[] {
  if (process.platform === 'win32') return [];
  return process.platform === 'linux' ? findInProc(argument) : findInPs(argument);
}

/** Ends a process that is not our child: sends each signal in turn, the next one after `timeoutMs`. */
export async function endProcess(pid: number, signals: NodeJS.Signals[], timeoutMs: number): Promise<void> {
  for (const signal of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline) {
      if (!isRunning(pid)) return;
      await sleep(10);
    }
  }
}

/** The fields of /proc/PID/stat after the program's name, which may contain spaces and parentheses. */
function statFields(pid: number): string[] | null {
  const text = readProc(`${pid}/stat`);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : fields;
}

function bootId(): string {
  return readProc('sys/kernel/random/boot_id')?.trim() ?? '';
}

function readProc(name: string): string | null {
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch {
    return null;
  }
}

function findInProc(argument: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => readProc(`${name}/cmdline`)?.split('\0').includes(argument))
    .map(Number)
    .filter((pid) => pid !== process.pid);
}

function findInPs(argument: string): number[] {
  const lines = execFileSync('ps', ['-axwwo', 'pid=,command='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => `${line.trimEnd()} `.includes(` ${argument} `))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid);
}

function startedAt(pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
