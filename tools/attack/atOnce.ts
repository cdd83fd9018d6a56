import { setTimeout as sleep } from 'node:timers/promises';
import type { Arena } from './arena.ts';
import type { Climb } from './climb.ts';
import { bounds, judge } from './findings.ts';
import { type Attack, changeAttack, makeAttack } from './generate/attack.ts';
import { createChance } from './generate/chance.ts';
import { startPlainClient } from './page.ts';
import { type Report, record } from './report.ts';
import { send } from './request.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface AtOnceOptions {
  seed: number;
  operations: number;
  /** How many requests are open at any time. */
  attackers: number;
  timeoutMs: number;
  /** Aborted to end early and report what was found so far. */
  signal: AbortSignal;
}

/** Sends operations from many attackers at once, the most expensive ones among them, while a plain client reads pages. */
export async function attackAtOnce(
  arena: Arena,
  vocabulary: Vocabulary,
  climb: Climb,
  report: Report,
  options: AtOnceOptions,
): Promise<void> {
  const client = startPlainClient(arena.target().url);
  await sleep(quietMs);
  client.times();
  await sleep(quietMs);
  const quiet = client.times();
  let next = 0;
  const attacker = async () => {
    while (next < options.operations && arena.target().ended() === null && !options.signal.aborted) {
      await attackOnce(arena, report, chooseAttack(vocabulary, climb, options, next++), options.timeoutMs);
    }
  };
  await Promise.all(Array.from({ length: options.attackers }, attacker));
  const attacked = client.times();
  client.stop();
  report.page = { quiet, attacked };
  for (const which of ['median', 'slow'] as const) {
    const ratio = attacked[which] / quiet[which];
    if (ratio > bounds.pageRatio)
      report.findings.push({ kind: 'PAGE', what: `${which}: ${ratio.toFixed(1)} times its quiet time` });
  }
}

const quietMs = 5000;

async function attackOnce(arena: Arena, report: Report, attack: Attack, timeoutMs: number): Promise<void> {
  const chance = createChance(`${attack.id} leaves`);
  const leaves = chance.holds(0.1);
  const limits = { timeoutMs: leaves ? 5 + chance.below(500) : timeoutMs, maxBytes: 64_000_000 };
  const target = arena.target();
  const answer = await send(target.url, attack.request, limits);
  const measured = { ...answer, seconds: null, runsOn: false, ended: target.ended() };
  record(report, attack, measured, judge(measured, leaves));
}

/** A third of them are as expensive as anything that was found before. */
function chooseAttack(vocabulary: Vocabulary, climb: Climb, { seed }: AtOnceOptions, number: number): Attack {
  const chance = createChance(`at once ${seed} ${number}`);
  const costly = chance.holds(0.33) ? climb.choose(chance) : null;
  if (costly) return chance.holds(0.5) ? costly : changeAttack(vocabulary, costly, '+', number);
  return makeAttack(vocabulary, seed + 1_000_000, number);
}
