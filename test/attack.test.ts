import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FindingKind, judge } from '../tools/attack/findings.ts';
import { attackOfId, changeAttack, makeAttack } from '../tools/attack/generate/attack.ts';
import { knownRequests } from '../tools/attack/known.ts';
import { inventLongStory } from '../tools/attack/longStory.ts';
import { type AttackRequest, send } from '../tools/attack/request.ts';
import { untilIndexed } from '../tools/attack/server.ts';
import { readVocabulary, type Vocabulary } from '../tools/attack/vocabulary.ts';
import { endEngines } from './support/engines.ts';
import { addressOf, endPrograms, type Program, runProgram } from './support/program.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let folder: string;
let server: Program;
let address: string;
let vocabulary: Vocabulary;

const settings = () => ({
  PORT: '0',
  DATELINE_DATA_DIR: join(folder, 'data'),
  NODE_OPTIONS: '--max-old-space-size=1500',
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-attack-'));
  server = runProgram(['start'], settings());
  address = await addressOf(server);
  const story = join(folder, 'long-flood.txt');
  await writeFile(story, inventLongStory());
  expect(await runProgram(['ingest', story], settings(), folder).ended).toBe(0);
  await untilIndexed(address);
  vocabulary = await readVocabulary(address);
});
afterAll(async () => {
  await endPrograms();
  await endEngines(join(folder, 'data'));
  await rm(folder, { recursive: true, force: true });
});

/** What a slow machine brings about by being slow. */
const timely = new Set<FindingKind>(['TIMEOUT', 'UNAVAILABLE']);

/** What is wrong with the answer to a request, whenever it comes; nothing should be. */
async function faultsOf(request: AttackRequest): Promise<FindingKind[]> {
  const answer = await send(address, request, { timeoutMs: 120_000, maxBytes: 64_000_000 });
  const ended = server.child.exitCode === null ? null : String(server.child.exitCode);
  const kinds = judge({ ...answer, seconds: null, runsOn: false, ended }, false);
  return kinds.filter((kind) => !timely.has(kind));
}

describe('a request that once stopped the server', () => {
  it.each(knownRequests())('is answered: $name', async ({ request }) => {
    expect(await faultsOf(request)).toEqual([]);
  });
});

describe('generated operations', () => {
  it('are the same whenever they are made of the same seed and number', () => {
    const attack = changeAttack(vocabulary, changeAttack(vocabulary, makeAttack(vocabulary, 5, 17), '+', 3), '-', 8);
    expect(attack.id).toBe('5:17+3-8');
    expect(attackOfId(vocabulary, '5:17+3-8').request).toEqual(attack.request);
  });

  it('meet no fault of the server, whatever they ask', async () => {
    const found: { id: string; kinds: FindingKind[] }[] = [];
    for (let number = 0; number < 60; number += 1) {
      const { id, request } = makeAttack(vocabulary, 1, number);
      const kinds = await faultsOf(request);
      if (kinds.length > 0) found.push({ id, kinds });
    }
    expect(found).toEqual([]);
  });
});
