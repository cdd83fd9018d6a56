import type { Database } from '../database/client.ts';
import { parseStory } from '../story/parse.ts';
import type { RawStory, Rejection, RejectionCode, Story } from '../story/story.ts';
import type { ReadItem } from './intake/readItem.ts';
import { extractStory, hashStory } from './prepare/prepareStory.ts';
import { findUnchanged, type Stored, storeStory } from './store/store.ts';

/** How many stories of one run ended in which way. */
export interface Counts {
  stored: number;
  updated: number;
  unchanged: number;
  rejected: Partial<Record<RejectionCode, number>>;
  /** Files and folders that could not be read. */
  unreadable: number;
  /** Stories that could not be stored because of an error of ours. */
  failed: number;
}

/** How one story ended. */
export type Outcome =
  | { outcome: 'stored' | 'updated' | 'unchanged'; file: string; line: number; articleId: number }
  | { outcome: 'rejected'; rejection: Rejection }
  | { outcome: 'unreadable'; file: string; message: string }
  | { outcome: 'failed'; file: string; line: number; error: unknown };

export interface IngestOptions {
  database: Database;
  /** Called after every story, for progress and messages. */
  onOutcome?: (outcome: Outcome) => void;
  /** Stops before the next story once aborted. */
  signal?: AbortSignal;
}

/**
 * Reads, extracts and stores stories one after the other. A story that fails does not keep others from being stored, and
 * what was stored stays, however the run ends.
 */
export async function ingestStories(stories: AsyncIterable<ReadItem>, options: IngestOptions): Promise<Counts> {
  const counts: Counts = { stored: 0, updated: 0, unchanged: 0, rejected: {}, unreadable: 0, failed: 0 };
  for await (const item of until(options.signal, stories)) {
    const outcome = await ingestOne(item, options.database);
    count(counts, outcome);
    options.onOutcome?.(outcome);
  }
  return counts;
}

/** The same items, ended at once by the signal: also while the next one is waited for, as at a silent pipe. */
async function* until<Item>(signal: AbortSignal | undefined, items: AsyncIterable<Item>): AsyncIterable<Item> {
  const aborted = new Promise<null>((resolve) =>
    signal?.addEventListener('abort', () => resolve(null), { once: true }),
  );
  const iterator = items[Symbol.asyncIterator]();
  try {
    while (!signal?.aborted) {
      const next = await Promise.race([iterator.next(), aborted]);
      if (next === null || next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a read that waits for a silent pipe ends only when the pipe writes.
    iterator.return?.().catch(() => undefined);
  }
}

async function ingestOne(item: ReadItem, database: Database): Promise<Outcome> {
  if ('unreadable' in item) return { outcome: 'unreadable', ...item.unreadable };
  if ('rejection' in item) return { outcome: 'rejected', rejection: item.rejection };
  return ingestRaw(item.raw, database);
}

/**
 * Ingests one raw story. An error of ours is an outcome as well, because the stories after it may be sound.
 *
 * @throws when the database no longer answers: then no other story could be stored either.
 */
async function ingestRaw(raw: RawStory, database: Database): Promise<Outcome> {
  const { file, line } = raw;
  try {
    const parsed = parseStory(raw);
    if ('rejection' in parsed) return { outcome: 'rejected', rejection: parsed.rejection };
    return { ...(await storeParsed(database, raw, parsed.story)), file, line };
  } catch (error) {
    await database.$queryRaw`SELECT 1`;
    return { outcome: 'failed', file, line, error };
  }
}

async function storeParsed(database: Database, raw: RawStory, story: Story): Promise<Stored> {
  const fitted = hashStory(raw, story);
  return (await findUnchanged(database, fitted)) ?? storeStory(database, extractStory(fitted));
}

function count(counts: Counts, outcome: Outcome): void {
  if (outcome.outcome === 'rejected') {
    const { code } = outcome.rejection;
    counts.rejected[code] = (counts.rejected[code] ?? 0) + 1;
  } else {
    counts[outcome.outcome] += 1;
  }
}
