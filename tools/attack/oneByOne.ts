import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena } from './arena.ts';
import { type Climb, startClimb } from './climb.ts';
import { judge } from './findings.ts';
import { type Attack, changeAttack, makeAttack } from './generate/attack.ts';
import { type Chance, createChance } from './generate/chance.ts';
import { type Measured, measure } from './measure.ts';
import { readUsage } from './processes.ts';
import { type Report, record } from './report.ts';
import { post, send } from './request.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface OneByOneOptions {
  seed: number;
  operations: number;
  /** The share of operations that are made from the most expensive ones before. */
  climbing: number;
  /** A request that takes longer has failed. */
  timeoutMs: number;
  /** Aborted to end early and report what was found so far. */
  signal: AbortSignal;
  print: (line: string) => void;
}

/** Sends operations one after the other, so that what each one costs can be told. Returns the most expensive. */
export async function attackOneByOne(
  arena: Arena,
  vocabulary: Vocabulary,
  report: Report,
  options: OneByOneOptions,
): Promise<Climb> {
  const { seed, operations, timeoutMs } = options;
  const climb = startClimb();
  const chance = createChance(`one by one ${seed}`);
  const refused: Attack[] = [];
  for (let number = 0; number < operations && !options.signal.aborted; number += 1) {
    const attack = chooseAttack(chance, vocabulary, climb, refused, { ...options, number });
    const leaves = chance.holds(0.02);
    const limits = { timeoutMs: leaves ? 5 + chance.below(500) : timeoutMs, maxBytes: 64_000_000 };
    const measured = await measure(arena.target(), attack.request, limits);
    const kinds = judge(measured, leaves);
    climb.add(attack, measured);
    if (isRefused(measured) && timesShrunk(attack) < 6 && chance.holds(0.5)) refused.push(attack);
    if (await arena.recover(measured)) kinds.push('HANG');
    if (kinds.length > 0)
      options.print(`${kinds.join()} ${attack.id} ${(measured.seconds ?? 0).toFixed(2)} s ${measured.bytes} bytes`);
    record(report, attack, measured, kinds);
    if (number % Math.ceil(operations / 8) === 0) await noteMemory(arena, report, restSecondsOf(operations));
    if (number % 1000 === 999) options.print(`${number + 1} operations, ${report.findings.length} findings`);
  }
  await noteMemory(arena, report, restSecondsOf(operations));
  judgeMemory(report);
  return climb;
}

/** One that was refused made smaller, a costly one changed, or a new one. */
function chooseAttack(
  chance: Chance,
  vocabulary: Vocabulary,
  climb: Climb,
  refused: Attack[],
  { seed, number, climbing }: OneByOneOptions & { number: number },
): Attack {
  const tooMuch = refused.pop();
  if (tooMuch) return changeAttack(vocabulary, tooMuch, '-', number);
  const costly = chance.holds(climbing) ? climb.choose(chance) : null;
  return costly ? changeAttack(vocabulary, costly, '+', number) : makeAttack(vocabulary, seed, number);
}

const isRefused = ({ codes, status, bytes }: Measured): boolean =>
  codes.includes('COST_LIMIT_EXCEEDED') || (status === 200 && bytes < 1000 && codes.includes('BAD_USER_INPUT'));

const timesShrunk = ({ id }: Attack): number => id.split('-').length - 1;

/** Lets the server rest, with little to do, until it has had time to collect its garbage, and notes what it holds. */
async function noteMemory(arena: Arena, report: Report, restSeconds: number): Promise<void> {
  const { pid, url } = arena.target();
  if (pid === null) return;
  for (let second = 0; second < restSeconds; second += 1) {
    await send(url, post('{corpus {articleCount}}'), { timeoutMs: 60_000, maxBytes: 10_000 });
    await sleep(1000);
  }
  report.memory.push({ operations: report.operations, serverBytes: readUsage(pid).serverBytes });
}

/** The engine of Node collects garbage some ten seconds after a process has become idle; a short attack proves little anyhow. */
const restSecondsOf = (operations: number): number => (operations < 2000 ? 1 : 15);

/** Compares what the server held after a quarter of the operations with what it holds at the end. */
function judgeMemory(report: Report): void {
  const { memory } = report;
  const quarter = memory[Math.ceil(memory.length / 4)]?.serverBytes ?? 0;
  const end = memory.at(-1)?.serverBytes ?? 0;
  if (end <= quarter * 1.25 + 50e6) return;
  report.findings.push({ kind: 'MEMORY', what: `from ${Math.round(quarter / 1e6)} MB to ${Math.round(end / 1e6)} MB` });
}
