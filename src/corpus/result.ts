import { findArticle } from '../article/load.ts';
import { loadEntity } from '../entity/load.ts';
import { builder } from '../graphql/builder.ts';
import type { Context } from '../graphql/context.ts';
import { findQuote } from '../quote/load.ts';
import type { NameHit, NameKind } from '../search/engine/port.ts';
import { findTrend } from '../trend/load.ts';

export const SearchKind = builder.enumType('SearchKind', {
  description: 'What a search can find.',
  values: {
    ARTICLE: { description: 'An article.' },
    QUOTE: { description: 'A quote.' },
    PERSON: { description: 'A person.' },
    PLACE: { description: 'A place.' },
    ORGANIZATION: { description: 'An organisation.' },
    TREND: { description: 'A trend.' },
  } as const,
});

export type Kind = 'ARTICLE' | 'QUOTE' | NameKind;
export const nameKinds: readonly NameKind[] = ['PERSON', 'PLACE', 'ORGANIZATION', 'TREND'];

const typeNames = {
  ARTICLE: 'Article',
  QUOTE: 'Quote',
  PERSON: 'Person',
  PLACE: 'Place',
  ORGANIZATION: 'Organization',
  TREND: 'Trend',
} as const;

/** A row tagged with its type. */
export interface ResultRow {
  __typename: (typeof typeNames)[Kind];
  id: number | bigint;
}

export const SearchResult = builder.unionType('SearchResult', {
  description: 'Whatever a search can find.',
  types: ['Article', 'Quote', 'Person', 'Place', 'Organization', 'Trend'],
  resolveType: (result) => (result as unknown as ResultRow).__typename,
});

/** What was found, to be loaded: several in one tick cost one statement a table. Null when it is gone by now. */
export async function loadResult(context: Context, kind: Kind, row: number): Promise<ResultRow | null> {
  const found = await loaders[kind](context, row);
  return found ? { ...found, __typename: typeNames[kind] } : null;
}

const loaders: Record<Kind, (context: Context, row: number) => Promise<{ id: number | bigint } | null | undefined>> = {
  ARTICLE: findArticle,
  QUOTE: findQuote,
  PERSON: loadEntity,
  PLACE: loadEntity,
  ORGANIZATION: loadEntity,
  TREND: findTrend,
};

/** Something found, before it is loaded. */
export interface Candidate {
  kind: Kind;
  row: number;
  score: number;
}

export const nameCandidate = ({ kind, row, score }: NameHit): Candidate => ({ kind, row, score });
