import { readdir, readFile } from 'node:fs/promises';

/** How long a second of processor time is in `/proc`: a hundred ticks on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * The processor time in seconds that a process has taken, with that of its children where asked for, also of those that
 * have ended. Null where there is no `/proc`.
 */
export async function processorTime(pid: number, withChildren: boolean): Promise<number | null> {
  const own = await readStat(pid);
  if (own === null) return null;
  if (!withChildren) return own.ticks / ticksPerSecond;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const others = await Promise.all(pids.map(readStat));
  const children = others.filter((stat) => stat?.parent === pid);
  const ticks = children.reduce((sum, stat) => sum + (stat?.ticks ?? 0), own.ticks + own.ticksOfEndedChildren);
  return ticks / ticksPerSecond;
}

interface Stat {
  parent: number;
  ticks: number;
  ticksOfEndedChildren: number;
}

async function readStat(pid: number): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The second field is the program's name in parentheses, which may itself hold both spaces and parentheses.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const at = (number: number) => fields[number - 3] ?? 0;
  return { parent: at(4), ticks: at(14) + at(15), ticksOfEndedChildren: at(16) + at(17) };
}

/** The process that started another; null when it has ended, and where there is no `/proc`. */
export async function parentOf(pid: number): Promise<number | null> {
  return (await readStat(pid))?.parent ?? null;
}
