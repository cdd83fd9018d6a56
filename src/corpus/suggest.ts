import { builder } from '../graphql/builder/builder.ts';
import { mapSearchErrors } from '../graphql/errors/searchErrors.ts';
import { Kind, type KindName } from '../graphql/inputs/kind.ts';
import { pageCost, searchCost } from '../graphql/limits/costs.ts';
import { readPageSize } from '../graphql/paging/keyset.ts';
import type { Context } from '../graphql/request/context.ts';
import { type Candidate, loadResult, nameCandidate, nameKinds, type ResultRow, SearchResult } from './result.ts';

interface Suggested {
  kind: KindName;
  node: ResultRow;
}

const Suggestion = builder.objectRef<Suggested>('Suggestion').implement({
  description: 'What somebody who types may mean.',
  fields: (t) => ({
    text: t.string({
      description: 'The full name, the label or the headline, whichever alias was typed.',
      resolve: ({ node }) => textOf(node as never),
    }),
    kind: t.expose('kind', { type: Kind, description: 'What it is.' }),
    node: t.field({ type: SearchResult, description: 'The one that is meant.', resolve: ({ node }) => node as never }),
  }),
});

const textOf = (row: { name?: string; label?: string; headline?: string }): string =>
  row.name ?? row.label ?? row.headline ?? '';

builder.queryField('suggest', (t) =>
  t.field({
    type: [Suggestion],
    nullable: true,
    description:
      'What somebody who types may mean, from the first letter on: people, places, organisations, trends, authors and publications by any of their names, those with the most articles first, then headlines. Accents may be left out and typing errors are forgiven. Quotes are not suggested. Null with the error SEARCH_UNAVAILABLE while the search engine does not answer.',
    args: {
      prefix: t.arg.string({ required: true, description: 'What was typed so far; the last word may be unfinished.' }),
      kinds: t.arg({ type: [Kind], description: 'What to suggest; everything when left out or empty.' }),
      first: t.arg.int({ defaultValue: 8, description: 'How many at most: 1 to 100.' }),
    },
    complexity: ({ first }) => pageCost({ first: first ?? 8 }, 2 * searchCost),
    resolve: async (_root, { prefix, kinds, first }, context) => {
      const limit = readPageSize('first', first ?? 8);
      const wanted: readonly KindName[] = kinds?.length ? kinds : ['ARTICLE', ...nameKinds];
      const found = await mapSearchErrors(findSuggestions(context, prefix, wanted, limit));
      const rows = await Promise.all(found.map(({ kind, row }) => loadResult(context, kind, row)));
      return rows.flatMap((node, i) => (node ? [{ node, kind: found[i]?.kind ?? 'ARTICLE' }] : []));
    },
  }),
);

/** Of eight places two are kept for headlines, where there are any: names alone would fill them up to the last letter. */
const headlineShare = 0.25;

async function findSuggestions(
  { search }: Context,
  prefix: string,
  kinds: readonly KindName[],
  limit: number,
): Promise<Candidate[]> {
  const [names, headlines] = await Promise.all([
    search.searchNames({ query: prefix, kinds: nameKinds.filter((kind) => kinds.includes(kind)), limit }),
    kinds.includes('ARTICLE') ? search.suggestHeadlines(prefix, limit) : [],
  ]);
  const kept = Math.min(headlines.length, Math.max(Math.floor(limit * headlineShare), limit - names.hits.length));
  return [
    ...names.hits.slice(0, limit - kept).map(nameCandidate),
    ...headlines.slice(0, kept).map(({ articleId, score }) => ({ kind: 'ARTICLE' as const, row: articleId, score })),
  ];
}
