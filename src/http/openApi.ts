import type { RequestListener } from 'node:http';
import { listenForChanges } from '../database/read/changes.ts';
import { openReader } from '../database/read/reader.ts';
import type { Log } from '../log.ts';
import { createSearch } from '../search/createSearch.ts';
import { createApi } from './api.ts';
import { createAnswerCache } from './fast/answerCache.ts';
import type { StopSteps } from './serving/stopSteps.ts';

/** Where the API finds the database and the search engine. */
export interface ApiAddresses {
  databaseUrl: string;
  search: { url: string; apiKey: string };
  /** How many connections to the database it may read through; 10 when left out. */
  poolSize?: number;
}

/** Opens what the API reads from, and creates it. `stopSteps` close what was opened. */
export function openApi(
  { databaseUrl, search, poolSize }: ApiAddresses,
  log: Log,
  stopSteps: StopSteps,
): RequestListener {
  const reader = openReader(databaseUrl, poolSize === undefined ? {} : { size: poolSize });
  stopSteps.add('connections', 'statements of requests', reader.close);
  const answers = createAnswerCache();
  const listening = listenForChanges(databaseUrl, answers);
  stopSteps.add('connections', 'listening for changes', listening.stop);
  return createApi({ reader, search: createSearch(search), answers, log }).listener;
}
