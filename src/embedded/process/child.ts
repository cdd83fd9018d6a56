import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StopStep } from './endProcess.mjs';
import { lastLogLines, logLength } from './engineLog.ts';
import type { Watchdog } from './watchdog.ts';

/** How to start an engine, at first and again whenever it dies while this process runs. */
export interface EnginePlan {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  account: { uid: number; gid: number } | null;
  logFile: string;
  /** Signals that end it, gentlest first. Together their timeouts are at most 2.5 seconds. */
  signals: StopStep[];
  /** Whether it answers yet. Called repeatedly; throws when it never will. */
  answers(): Promise<boolean>;
}

/** An engine that ended before it answered, or could not be started. */
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

export interface EngineOptions {
  watchdog: Watchdog;
  log: (message: string) => void;
  /** Aborted to give up while starting. */
  signal?: AbortSignal | undefined;
}

/** Starts an engine, waits until it answers, and restarts it whenever it dies, until `stop` is called. */
export async function startEngine(plan: EnginePlan, options: EngineOptions): Promise<Engine> {
  const child = launch(plan, options.watchdog);
  try {
    await waitUntilAnswering(plan, child, options.signal);
  } catch (error) {
    await end(plan, child);
    throw error;
  }
  const stopping = new AbortController();
  const current = { child };
  const keepingRunning = keepRunning(plan, current, options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await end(plan, current.child);
      await keepingRunning;
    },
  };
}

/** Restarts the engine whenever it ends, until `stopping` is aborted. */
async function keepRunning(
  plan: EnginePlan,
  current: { child: ChildProcess },
  options: EngineOptions,
  stopping: AbortSignal,
): Promise<void> {
  const { log } = options;
  while (!stopping.aborted) {
    const began = Date.now();
    const from = logLength(plan.logFile);
    const reason = await ended(current.child);
    if (stopping.aborted) return;
    log(`${plan.name} ended unexpectedly (${reason}) and is restarted; its last log lines: ${lastLines(plan, from)}`);
    try {
      current.child = await relaunch(plan, options, stopping, Date.now() - began > 60_000 ? 0 : 1000);
    } catch (error) {
      if (!stopping.aborted) log(`${plan.name} is not restarted: ${String(error)}`);
      return;
    }
  }
}

/** Tries until the engine answers again, with growing pauses of at most half a minute. */
async function relaunch(
  plan: EnginePlan,
  { log, watchdog }: EngineOptions,
  stopping: AbortSignal,
  first: number,
): Promise<ChildProcess> {
  for (let pause = first; ; pause = Math.min(30_000, Math.max(500, pause * 2))) {
    await sleep(pause, undefined, { signal: stopping });
    const from = logLength(plan.logFile);
    let child: ChildProcess | null = null;
    try {
      child = launch(plan, watchdog);
      await waitUntilAnswering(plan, child, stopping);
      stopping.throwIfAborted();
      log(`${plan.name} answers again.`);
      return child;
    } catch (error) {
      if (child !== null) await end(plan, child);
      if (stopping.aborted) throw error;
      log(`${plan.name} could not be restarted; trying again later. Its last log lines: ${lastLines(plan, from)}`);
    }
  }
}

/** Starts the program in its own process group, so that Ctrl-C in a terminal reaches this process and not the engine. */
function launch(plan: EnginePlan, watchdog: Watchdog): ChildProcess {
  const log = openSync(plan.logFile, 'a', 0o600);
  try {
    const { command, args, cwd, env, account } = plan;
    const stdio = ['ignore' as const, log, log];
    const child = spawn(command, args, { cwd, env, ...account, detached: true, windowsHide: true, stdio });
    watchdog.watch(child, plan.signals);
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
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    const answers = await plan.answers();
    const exited = exit as { reason: string; cause?: unknown } | null;
    if (exited !== null)
      throw new EngineExit(plan.name, exited.reason, lastLogLines(plan.logFile, 20), { cause: exited.cause });
    if (answers) return;
    if (Date.now() > deadline) throw new EngineExit(plan.name, 'no answer in time', lastLogLines(plan.logFile, 20));
    await sleep(20);
  }
}

/** Long, because PostgreSQL replays its write-ahead log after a crash before it answers. */
const startTimeoutMs = 120_000;

/** Sends each signal in turn until the child has ended. */
async function end(plan: EnginePlan, child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  for (const { signal, timeoutMs } of plan.signals) {
    if (!child.kill(signal) && child.exitCode === null && child.signalCode === null) return;
    const timer = new AbortController();
    const inTime = ended(child).then(() => true);
    const tooLate = sleep(timeoutMs, false, { signal: timer.signal }).catch(() => false);
    const gone = await Promise.race([inTime, tooLate]);
    timer.abort();
    if (gone) return;
  }
}

/** Waits for the child to end and describes how it did. */
function ended(child: ChildProcess): Promise<string> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve(describeExit(child.exitCode, child.signalCode));
  }
  return new Promise((resolve) => child.once('exit', (code, by) => resolve(describeExit(code, by))));
}

function describeExit(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `exit code ${code}` : `signal ${signal}`;
}

function lastLines(plan: EnginePlan, from: number): string {
  return lastLogLines(plan.logFile, 3, from).join(' | ') || '(none)';
}
