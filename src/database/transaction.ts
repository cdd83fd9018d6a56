import type { Prisma } from '../generated/prisma/client.ts';
import type { Database } from './client.ts';

/** What can be asked of the database inside a transaction as well as outside. */
export type Transaction = Pick<Database, '$queryRaw' | '$executeRaw'> & Prisma.TransactionClient;
