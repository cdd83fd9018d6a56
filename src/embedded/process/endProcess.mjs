// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A signal, and how long to wait for the process to end before the next signal is sent.
 *
 * @typedef {{ signal: NodeJS.Signals, timeoutMs: number }} StopStep
 */

/**
 * Ends a process that is not our child: sends each signal in turn until it has ended.
 *
 * Plain JavaScript, as is all that the watchdog runs: it starts at once, without tsx and its forty megabytes.
 *
 * @param {number} pid
 * @param {StopStep[]} steps Gentlest first.
 * @param {string | null} identity Of the process that is meant: another one that got its number is left alone.
 */
export async function endProcess(pid, steps, identity = identityOf(pid)) {
  const runs = () => identity !== null && identityOf(pid) === identity;
  for (const { signal, timeoutMs } of steps) {
    if (!runs()) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + timeoutMs;
    while (Date.now() < deadline && runs()) await sleep(10);
  }
}

/**
 * Identifies a running process by its boot and start time, so that a later process with the same number differs.
 *
 * Null when no such process runs. A zombie, which has ended but was not yet collected by its parent, does not run.
 *
 * @param {number} pid
 * @returns {string | null}
 */
export function identityOf(pid) {
  if (process.platform === 'linux') {
    const fields = statFields(pid);
    return fields === null ? null : `${bootId()}/${fields[19]}`;
  }
  if (!answersSignals(pid)) return null;
  return process.platform === 'win32' ? 'running' : startedAt(pid);
}

/**
 * The fields of /proc/PID/stat after the program's name, which may contain spaces and parentheses.
 *
 * @param {number} pid
 */
function statFields(pid) {
  const text = readProc(`${pid}/stat`);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? null : fields;
}

function bootId() {
  return readProc('sys/kernel/random/boot_id')?.trim() ?? '';
}

/** @param {string} name */
function readProc(name) {
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch {
    return null;
  }
}

/** @param {number} pid */
function startedAt(pid) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function answersSignals(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
