import { builder } from '../graphql/builder/builder.ts';
import { type KindName, typeNames } from '../graphql/inputs/kind.ts';
import type { Context } from '../graphql/request/context.ts';
import { loadRow, type Table } from '../graphql/request/rows.ts';
import type { NameHit, NameKind } from '../search/engine/port.ts';

export const nameKinds: readonly NameKind[] = ['PERSON', 'PLACE', 'ORGANIZATION', 'TREND', 'AUTHOR', 'PUBLICATION'];

/** A row tagged with its type. */
export interface ResultRow {
  __typename: (typeof typeNames)[KindName];
  id: number;
}

export const SearchResult = builder.unionType('SearchResult', {
  description: 'Whatever a search can find.',
  types: ['Article', 'Quote', 'Person', 'Place', 'Organization', 'Trend', 'Author', 'Publication'],
  resolveType: (result) => (result as unknown as ResultRow).__typename,
});

/** Loads what was found: several in one tick cost one statement a table. Null when it is gone by now. */
export async function loadResult(context: Context, kind: KindName, id: number): Promise<ResultRow | null> {
  const row = await loadRow(context, tables[kind], id);
  return row ? ({ ...row, __typename: typeNames[kind] } as unknown as ResultRow) : null;
}

const tables: Record<KindName, Table> = {
  ARTICLE: 'Article',
  QUOTE: 'Quote',
  PERSON: 'Entity',
  PLACE: 'Entity',
  ORGANIZATION: 'Entity',
  TREND: 'Trend',
  AUTHOR: 'Author',
  PUBLICATION: 'Publication',
};

/** Something found, before its row is loaded. */
export interface Candidate {
  kind: KindName;
  row: number;
  score: number;
}

export const nameCandidate = ({ kind, row, score }: NameHit): Candidate => ({ kind, row, score });
