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

/** Runs a command's work on the engines of the running server, or on engines that it starts and stops itself. */
export async function withServices(
  commandName: string,
  signal: AbortSignal,
  work: (services: CommandServices) => Promise<void>,
): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const services = await startServices({
    ...config.services,
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
