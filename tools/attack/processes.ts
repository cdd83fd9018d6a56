import { readdirSync, readFileSync } from 'node:fs';

/** What a process and all that it started have used so far. */
export interface Usage {
  /** Seconds of processor time, user and system, those of processes that have ended included. */
  seconds: number;
  /** Resident bytes of the Node processes: the server itself and its workers. */
  serverBytes: number;
  /** Resident bytes of all of them, the engines included; pages that PostgreSQL shares count once for each process. */
  allBytes: number;
}

/**
 * Reads what a server with its workers, PostgreSQL's backends and Meilisearch have used, from `/proc` (Linux only).
 *
 * A backend that ends is waited for by PostgreSQL, and its time is then among that of PostgreSQL's children. So the sum
 * over the living, of their own time and that of the children they waited for, misses nobody and only grows.
 */
export function readUsage(pid: number): Usage {
  const usage: Usage = { seconds: 0, serverBytes: 0, allBytes: 0 };
  for (const each of processTree(pid)) {
    usage.seconds += each.ticks / ticksPerSecond;
    usage.allBytes += each.pages * pageBytes;
    if (each.name === 'node' || each.name === 'MainThread') usage.serverBytes += each.pages * pageBytes;
  }
  return usage;
}

/** The process and all that it started, the parents first. */
export function processTree(pid: number): ProcessStat[] {
  const children = new Map<number, ProcessStat[]>();
  const found: ProcessStat[] = [];
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null;
    if (!stat) continue;
    if (stat.pid === pid) found.push(stat);
    children.set(stat.parent, [...(children.get(stat.parent) ?? []), stat]);
  }
  for (const each of found) found.push(...(children.get(each.pid) ?? []));
  return found;
}

interface ProcessStat {
  pid: number;
  parent: number;
  name: string;
  /** Processor time of the process and of the children it has waited for. */
  ticks: number;
  /** Resident pages. */
  pages: number;
}

/** `/proc/PID/stat`: the name stands in brackets and may itself hold brackets and blanks. Null once it has ended. */
function readStat(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (position: number) => fields[position - 3] ?? 0;
    return {
      pid,
      parent: at(4),
      name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')),
      ticks: at(14) + at(15) + at(16) + at(17),
      pages: at(24),
    };
  } catch {
    return null;
  }
}

/** What Linux has told programs on every architecture for decades; `getconf CLK_TCK`. */
const ticksPerSecond = 100;
const pageBytes = 4096;
