import { type Config, readConfig } from '../config.ts';
import { type Database, openDatabase } from '../database/client.ts';
import { applyMigrations } from '../database/migrations.ts';
import { startServices } from '../embedded/services.ts';
import { createLog, type Log } from '../log.ts';
import { createSearch, type Search } from '../search/createSearch.ts';

export interface CommandServices {
  config: Config;
  database: Database;
  search: Search;
  log: Log;
}

/** Does a command's work with the engines of the running server, or with engines of its own that end with it. */
export async function withServices(
  commandName: string,
  signal: AbortSignal,
  work: (services: CommandServices) => Promise<void>,
): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const services = await startServices({
    dataDir: config.dataDir,
    databaseUrl: config.database.url,
    search:
      config.search.url === undefined ? undefined : { url: config.search.url, apiKey: config.search.apiKey ?? '' },
    meilisearchBinary: config.search.binary,
    environment: config.environment,
    role: 'command',
    commandName,
    log: (message) => log.warn(message),
    signal,
  });
  try {
    await applyMigrations(services.databaseUrl);
    const database = openDatabase(services.databaseUrl);
    try {
      await work({ config, database, search: createSearch(services.search), log });
    } finally {
      await database.$disconnect();
    }
  } finally {
    await services.stop();
  }
}
