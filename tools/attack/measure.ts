import { setTimeout as sleep } from 'node:timers/promises';
import { readUsage } from './processes.ts';
import { type Answer, type AttackRequest, type SendLimits, send } from './request.ts';
import type { Target } from './server.ts';

/** An answer, and what it has cost. */
export interface Measured extends Answer {
  /** Processor time of the server, its workers and its engines in seconds; null when their process is not known. */
  seconds: number | null;
  /** Whether the server and its engines still worked on it long after the answer, or after the client had left. */
  runsOn: boolean;
  /** How the server has ended, if it has. */
  ended: string | null;
}

/** Sends a request while nobody else asks, and measures all that it sets off. */
export async function measure(target: Target, request: AttackRequest, limits: SendLimits): Promise<Measured> {
  const before = secondsOf(target);
  const answer = await send(target.url, request, limits);
  const after = secondsOf(target);
  if (before === null || after === null) return { ...answer, seconds: null, runsOn: false, ended: target.ended() };
  // What is small when it is answered has nothing left to do.
  const isSmall = answer.cut === null && after - before < 0.2;
  const settled = isSmall ? { seconds: after, runsOn: false } : await untilCalm(target, after);
  return { ...answer, seconds: settled.seconds - before, runsOn: settled.runsOn, ended: target.ended() };
}

/** Waits until the server and its engines rest. */
async function untilCalm(target: Target, from: number): Promise<{ seconds: number; runsOn: boolean }> {
  let last = from;
  for (let waited = 0; waited < longestCalmingMs; waited += calmMs) {
    await sleep(calmMs);
    const now = secondsOf(target) ?? last;
    if (now - last <= restingSeconds) return { seconds: now, runsOn: false };
    last = now;
  }
  return { seconds: last, runsOn: true };
}

/** Null where it is not known, or no longer: of a server that has ended. */
const secondsOf = ({ pid, ended }: Target): number | null =>
  pid === null || ended() !== null ? null : readUsage(pid).seconds;

const calmMs = 60;
/** Two ticks of the clock that processes are measured with. */
const restingSeconds = 0.02;
const longestCalmingMs = 10_000;
