import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';

/** What a server has started, to be ended stage by stage: a later stage is what an earlier one works with. */
export interface StopSteps {
  add(stage: Stage, name: string, end: () => Promise<unknown>): void;
  /** Ends all of a stage at once, then the next stage. What is not over in time is logged and left behind. */
  run(): Promise<void>;
}

/**
 * How long each stage may take, five seconds in all. `work`: open requests and the indexer. `connections`: those to the
 * database, which would wait for their statements, however long they run; stopping the engines cancels these.
 */
const limitsMs = { work: 2200, connections: 300, engines: 2500 };

type Stage = keyof typeof limitsMs;

const stages: Stage[] = ['work', 'connections', 'engines'];

export function createStopSteps(log: Log): StopSteps {
  const steps: { stage: Stage; name: string; end: () => Promise<unknown> }[] = [];
  return {
    add: (stage, name, end) => steps.push({ stage, name, end }),
    async run() {
      const started = steps.splice(0);
      for (const stage of stages) {
        const ofStage = started.filter((step) => step.stage === stage);
        await Promise.all(ofStage.map(({ name, end }) => endInTime(name, end, limitsMs[stage], log)));
      }
    },
  };
}

async function endInTime(name: string, end: () => Promise<unknown>, limitMs: number, log: Log): Promise<void> {
  const timer = new AbortController();
  const tooLate = sleep(limitMs, true, { signal: timer.signal }).catch(() => false);
  const ended = end().then(
    () => false,
    (err) => {
      log.error({ err }, `While stopping ${name}:`);
      return false;
    },
  );
  if (await Promise.race([ended, tooLate])) log.warn(`While stopping: ${name} did not end within ${limitMs} ms.`);
  timer.abort();
}
