import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../database/client.ts';
import type { Log } from '../log.ts';
import { ingestStories } from './ingest.ts';
import { readStories } from './intake/readStories.ts';

export const sampleFolder = fileURLToPath(new URL('../../prisma/seed', import.meta.url));

/**
 * Loads the sample corpus into an empty database, or the rest of it where an earlier start was cut off.
 *
 * A database that holds any other story is left alone.
 */
export async function loadSample(database: Database, log: Log, signal?: AbortSignal): Promise<void> {
  const files = (await readdir(sampleFolder)).filter((name) => name.endsWith('.txt')).sort();
  const ids = files.map((name) => parse(name).name);
  const [all, ofSample] = await Promise.all([
    database.article.count(),
    database.article.count({ where: { externalId: { in: ids } } }),
  ]);
  if (all > ofSample || ofSample === ids.length) return;
  log.info(
    `The database is empty: loading the sample corpus of ${files.length} stories (DATELINE_SAMPLE=off leaves it empty).`,
  );
  const started = performance.now();
  const paths = files.map((name) => join(sampleFolder, name));
  const counts = await ingestStories(readStories(paths), {
    database,
    ...(signal && { signal }),
    onOutcome: (outcome) => {
      if (outcome.outcome === 'rejected') log.warn(outcome.rejection, 'A story of the sample was rejected.');
      if (outcome.outcome === 'failed')
        log.error({ err: outcome.error, file: outcome.file }, 'A story of the sample failed.');
    },
  });
  log.info(`Loaded ${counts.stored} stories in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}
