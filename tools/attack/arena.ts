import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findByArgument } from '../../src/embedded/process/liveness.ts';
import { inventLongStory } from './longStory.ts';
import type { Measured } from './measure.ts';
import { post, send } from './request.ts';
import { ingest, startTarget, type Target } from './server.ts';

/** A server to attack, started again whenever it has ended or answers nobody. */
export interface Arena {
  target(): Target;
  /** Starts the server again if it needs that. Returns whether it had to be killed because it answered nobody. */
  recover(after: Pick<Measured, 'ended' | 'cut' | 'runsOn'>): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts a server with the sample corpus and a story of 2,000 mentions, in a temporary folder. */
export async function openArena(print: (line: string) => void): Promise<Arena> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-attack-'));
  const dataDir = join(folder, 'data');
  const story = join(folder, 'long-flood.txt');
  await writeFile(story, inventLongStory());
  let target = await startTarget(dataDir);
  print(await ingest(target, dataDir, story));
  const restart = async () => {
    await target.kill();
    target = await startTarget(dataDir);
  };
  return {
    target: () => target,
    async recover({ ended, cut, runsOn }) {
      if (ended !== null) await restart();
      if (cut === null && !runsOn) return false;
      const hangs = !(await answersAgain(target));
      if (hangs) await restart();
      return hangs;
    },
    async close() {
      await target.kill();
      for (const pid of enginesOf(dataDir)) process.kill(pid, 'SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A server that another program has started, which is never ended from here. */
export function useArena(url: string, pid: number | null): Arena {
  const target: Target = { url, pid, ended: () => null, errors: () => '', kill: async () => undefined };
  return { target: () => target, recover: async () => !(await answersAgain(target)), close: async () => undefined };
}

/** Whether somebody else's small request is answered, within a while. */
async function answersAgain(target: Target): Promise<boolean> {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const { status } = await send(target.url, post('{corpus {articleCount}}'), { timeoutMs: 5000, maxBytes: 10_000 });
    if (status === 200) return true;
    await sleep(100);
  }
  return false;
}

/** Engines that a server has left behind, by their command lines. */
const enginesOf = (dataDir: string): number[] =>
  [`dateline.folder=${join(dataDir, 'postgres')}`, join(dataDir, 'meilisearch', 'index')].flatMap(findByArgument);
