import type DataLoader from 'dataloader';
import type { Database } from '../../database/client.ts';
import type { SearchEngine } from '../../search/engine/port.ts';

/** What the resolvers of one request share. */
export interface Context {
  database: Database;
  search: SearchEngine;
  /** Batch loaders by name, see `batchLoad`. */
  loaders: Map<unknown, DataLoader<unknown, unknown>>;
  /** Loaders of one scope each, kept apart from all others of the request, see `batchField`. */
  loaderScopes: Map<object, Context>;
}

export function createContext(database: Database, search: SearchEngine): Context {
  return { database, search, loaders: new Map(), loaderScopes: new Map() };
}
