import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import type { Database } from '../database/client.ts';
import type { SearchEngine } from '../search/engine/port.ts';

/** What one request works with. */
export interface Context {
  database: Database;
  search: SearchEngine;
  loaders: Map<unknown, DataLoader<unknown, unknown>>;
  loaderScopes: Map<object, Context>;
}

export function createContext(database: Database, search: SearchEngine): Context {
  return { database, search, loaders: new Map(), loaderScopes: new Map() };
}

/** Answers for many keys at once; a key that is missing has no answer. */
export type LoadMany<Key, Value> = (keys: readonly Key[]) => Promise<Map<Key, Value>>;

/**
 * Gathers what is asked under one name in one tick into one call, so that twenty siblings cost what one costs.
 *
 * @param name What the call is for; the same name must always come with a `load` that means the same.
 */
export async function batchLoad<Key, Value>(
  context: Context,
  name: unknown,
  key: Key,
  load: LoadMany<Key, Value>,
): Promise<Value | undefined> {
  let loader = context.loaders.get(name) as DataLoader<Key, Value | undefined> | undefined;
  if (!loader) {
    loader = new DataLoader<Key, Value | undefined>(async (keys) => {
      const values = await load(keys);
      return keys.map((each) => values.get(each));
    });
    context.loaders.set(name, loader as DataLoader<unknown, unknown>);
  }
  return loader.load(key);
}

/**
 * The same for one field of many siblings: written once in the query, so their arguments are the same.
 *
 * @param group Tells apart siblings of different fields, where a fragment is used under fields whose arguments decide
 * what is loaded.
 */
export function batchField<Key, Value>(
  context: Context,
  info: GraphQLResolveInfo,
  key: Key,
  load: LoadMany<Key, Value>,
  group?: object,
): Promise<Value | undefined> {
  const [node] = info.fieldNodes;
  return batchLoad(group ? scopeOf(context, group) : context, node, key, load);
}

/** The loaders of one group, kept apart from all others of the request. */
function scopeOf(context: Context, group: object): Context {
  let family = context.loaderScopes.get(group);
  if (!family) {
    family = { ...context, loaders: new Map() };
    context.loaderScopes.set(group, family);
  }
  return family;
}

/** Rows that share a key, in the order given: `[{articleId: 1, …}, …]` by article. */
export function groupBy<Row, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
