import { PrismaPg } from '@prisma/adapter-pg';
import { Prisma, PrismaClient } from '../generated/prisma/client.ts';

export type Database = PrismaClient;
export { Prisma };

/** A part of a statement with its values as parameters. */
export type Sql = Prisma.Sql;

/**
 * Opens a pool of at most ten connections, which connects at the first query.
 *
 * @param onStatement Called with every statement and its parameters, a JSON list.
 */
export function openDatabase(url: string, onStatement?: (statement: string, parameters: string) => void): Database {
  const adapter = new PrismaPg({ connectionString: url, max: 10 });
  if (!onStatement) return new PrismaClient({ adapter });
  const watched = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  watched.$on('query', (event) => onStatement(event.query, event.params));
  return watched;
}
