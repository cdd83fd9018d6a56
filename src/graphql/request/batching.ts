import DataLoader from 'dataloader';
import type { FieldNode, GraphQLResolveInfo } from 'graphql';
import type { Context } from './context.ts';

/** Answers for many keys at once; a key that is missing has no answer. */
export type LoadMany<Key, Value> = (keys: readonly Key[]) => Promise<Map<Key, Value>>;

/**
 * Batches what is asked under one name within one tick into one call, so that twenty siblings cost what one costs.
 *
 * @param name What the call is for; the same name must always come with a `load` that means the same.
 */
export function batchLoad<Key, Value>(
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
 * Batches one field of many siblings: it is written once in the query, so the arguments are the same for all of them.
 *
 * @param scope Tells apart siblings that look alike but differ in what is loaded: a fragment used under two fields with
 * different arguments.
 */
export function batchField<Key, Value>(
  context: Context,
  info: GraphQLResolveInfo,
  key: Key,
  load: LoadMany<Key, Value>,
  scope?: object,
): Promise<Value | undefined> {
  return batchLoad(scope ? contextOf(context, scope) : context, nodesKey(info.fieldNodes), key, load);
}

const numbers = new WeakMap<FieldNode, number>();
let nextNumber = 0;

/** Stands for the nodes of the document that ask for a field: siblings that are asked for more beside it are others. */
function nodesKey(nodes: readonly FieldNode[]): unknown {
  if (nodes.length === 1) return nodes[0];
  return nodes
    .map((node) => {
      const number = numbers.get(node) ?? nextNumber++;
      numbers.set(node, number);
      return number;
    })
    .join();
}

/** The context with the loaders of one scope. */
function contextOf(context: Context, scope: object): Context {
  let scoped = context.loaderScopes.get(scope);
  if (!scoped) {
    scoped = Object.assign(Object.create(context) as Context, { loaders: new Map() });
    context.loaderScopes.set(scope, scoped);
  }
  return scoped;
}

/** Groups lists of rows by a key, each list once however often it is asked for. */
export function groupedOnce<Row, Key>(keyOf: (row: Row) => Key): (rows: readonly Row[]) => Map<Key, Row[]> {
  const known = new WeakMap<readonly Row[], Map<Key, Row[]>>();
  return (rows) => {
    const groups = known.get(rows) ?? groupBy(rows, keyOf);
    known.set(rows, groups);
    return groups;
  };
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
