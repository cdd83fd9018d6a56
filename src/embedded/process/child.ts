import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLogLines, logLength } from './engineLog.ts';

/** An engine as it is to be started: once now, and again in the same way should it die while we run. */
export interface EnginePlan {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  account: { uid: number; gid: number } | null;
  logFile: string;
  /** Signals that end it, from the polite to the last; each gets its share of the five seconds. */
  signals: { signal: NodeJS.Signals; patience: number }[];
  /** Whether it answers yet; asked again and again, throws when asking further is pointless. */
  answers(): Promise<boolean>;
}

/** The engine ended, or did not even begin, before it answered. */
export class EngineExit extends Error {
  readonly lines: string[];
  constructor(name: string, reason: string, lines: string[], options?: ErrorOptions) {
    super(`${name} ended while starting (${reason})`, options);
    this.lines = lines;
  }
}

export interface Engine {
  stop(): Promise<void>;
}

/** Starts an engine, waits until it answers, and keeps it up until `stop` is called. */
export async function startEngine(
  plan: EnginePlan,
  log: (message: string) => void,
  signal?: AbortSignal,
): Promise<Engine> {
  const child = launch(plan);
  try {
    await waitUntilAnswering(plan, child, signal);
  } catch (error) {
    await end(plan, child);
    throw error;
  }
  const leaving = new AbortController();
  const kept = { child };
  const keeping = keepUp(plan, kept, log, leaving.signal);
  return {
    async stop() {
      leaving.abort();
      await end(plan, kept.child);
      await keeping;
    },
  };
}

/** Starts the engine again whenever it ends, until we leave. */
async function keepUp(
  plan: EnginePlan,
  kept: { child: ChildProcess },
  log: (message: string) => void,
  leaving: AbortSignal,
): Promise<void> {
  while (!leaving.aborted) {
    const began = Date.now();
    const from = logLength(plan.logFile);
    const reason = await ended(kept.child);
    if (leaving.aborted) return;
    log(`${plan.name} ended while in use (${reason}) and is started again; its last words: ${words(plan, from)}`);
    try {
      kept.child = await relaunch(plan, log, leaving, Date.now() - began > 60_000 ? 0 : 1000);
    } catch (error) {
      if (!leaving.aborted) log(`${plan.name} stays down: ${String(error)}`);
      return;
    }
  }
}

/** Tries until the engine answers again, with growing pauses of at most half a minute. */
async function relaunch(
  plan: EnginePlan,
  log: (message: string) => void,
  leaving: AbortSignal,
  first: number,
): Promise<ChildProcess> {
  for (let pause = first; ; pause = Math.min(30_000, Math.max(500, pause * 2))) {
    await sleep(pause, undefined, { signal: leaving });
    const from = logLength(plan.logFile);
    let child: ChildProcess | null = null;
    try {
      child = launch(plan);
      await waitUntilAnswering(plan, child, leaving);
      leaving.throwIfAborted();
      log(`${plan.name} answers again.`);
      return child;
    } catch (error) {
      if (child !== null) await end(plan, child);
      if (leaving.aborted) throw error;
      log(`${plan.name} could not be started again and is tried later; its last words: ${words(plan, from)}`);
    }
  }
}

/** Engines that run now. Should we exit without `stop`, they are at least told to end. */
const running = new Map<ChildProcess, NodeJS.Signals>();
process.on('exit', () => {
  for (const [child, signal] of running) child.kill(signal);
});

/** Starts the program in a process group of its own, so that Ctrl-C in a terminal reaches us and not the engine. */
function launch(plan: EnginePlan): ChildProcess {
  const log = openSync(plan.logFile, 'a', 0o600);
  try {
    const { command, args, cwd, env, account } = plan;
    const stdio = ['ignore' as const, log, log];
    const child = spawn(command, args, { cwd, env, ...account, detached: true, windowsHide: true, stdio });
    running.set(child, plan.signals[0]?.signal ?? 'SIGTERM');
    child.once('exit', () => running.delete(child));
    child.once('error', () => running.delete(child));
    return child;
  } catch (cause) {
    throw new EngineExit(plan.name, String(cause), [], { cause });
  } finally {
    closeSync(log);
  }
}

async function waitUntilAnswering(plan: EnginePlan, child: ChildProcess, signal?: AbortSignal): Promise<void> {
  let exit: { reason: string; cause?: unknown } | null = null;
  child.once('error', (cause) => {
    exit = { reason: cause.message, cause };
  });
  child.once('exit', (code, by) => {
    exit = { reason: describeExit(code, by) };
  });
  const giveUp = Date.now() + startingPatience;
  for (;;) {
    signal?.throwIfAborted();
    const answers = await plan.answers();
    const gone = exit as { reason: string; cause?: unknown } | null;
    if (gone !== null)
      throw new EngineExit(plan.name, gone.reason, lastLogLines(plan.logFile, 20), { cause: gone.cause });
    if (answers) return;
    if (Date.now() > giveUp) throw new EngineExit(plan.name, 'no answer in time', lastLogLines(plan.logFile, 20));
    await sleep(20);
  }
}

/** Long, since PostgreSQL replays its journal after a crash before it answers. */
const startingPatience = 120_000;

/** Sends each signal in turn until the child has ended. */
async function end(plan: EnginePlan, child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  for (const { signal, patience } of plan.signals) {
    if (!child.kill(signal) && child.exitCode === null && child.signalCode === null) return;
    const timer = new AbortController();
    const inTime = ended(child).then(() => true);
    const tooLate = sleep(patience, false, { signal: timer.signal }).catch(() => false);
    const gone = await Promise.race([inTime, tooLate]);
    timer.abort();
    if (gone) return;
  }
}

/** Waits for the end of the child and tells how it came about. */
function ended(child: ChildProcess): Promise<string> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve(describeExit(child.exitCode, child.signalCode));
  }
  return new Promise((resolve) => child.once('exit', (code, by) => resolve(describeExit(code, by))));
}

function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}

function words(plan: EnginePlan, from: number): string {
  return lastLogLines(plan.logFile, 3, from).join(' | ') || '(none)';
}
