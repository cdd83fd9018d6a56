import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { post, send } from './request.ts';

/** What an attacker can learn from the server by asking it politely, and the schema that it serves. */
export interface Vocabulary {
  schema: GraphQLSchema;
  /** Names and aliases, which filters and look-ups take. */
  names: string[];
  slugs: string[];
  /** Ids of objects of every type. */
  ids: string[];
  /** Cursors of all sorts of lists in all sorts of orders. */
  cursors: string[];
  /** Headlines, whose words a search finds. */
  headlines: string[];
}

/** Reads names, ids and cursors from the server; two servers with the same stories give the same. */
export async function readVocabulary(url: string): Promise<Vocabulary> {
  const answers = [];
  for (const query of [...lists, ...orders, ...ranked]) {
    const { text } = await send(url, post(query), { timeoutMs: 60_000, maxBytes: 10_000_000 });
    answers.push(text);
  }
  const all = answers.join('\n');
  return {
    schema: buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')),
    names: stringsOf(all, 'name', 'label'),
    slugs: stringsOf(all, 'slug'),
    ids: stringsOf(all, 'id'),
    cursors: stringsOf(all, 'endCursor', 'startCursor'),
    headlines: stringsOf(all, 'headline'),
  };
}

const page = 'pageInfo {startCursor endCursor}';
const named = ['people', 'places', 'organizations', 'authors', 'publications'];

const lists = [
  ...named.map((field) => `{${field}(first: 100) {nodes {id slug name} ${page}}}`),
  `{trends(first: 100) {nodes {id slug label} ${page}}}`,
  `{articles(first: 100) {nodes {id slug headline} ${page}}}`,
  `{quotes(first: 100) {nodes {id} ${page}}}`,
];

const orders = [
  ...['HEADLINE', 'MODIFIED_AT', 'PUBLISHED_AT', 'WORD_COUNT'].map(
    (field) => `{articles(first: 3, orderBy: {field: ${field}, direction: ASC}) {${page}}}`,
  ),
  ...['ARTICLE_COUNT', 'FIRST_SEEN_ON', 'LAST_SEEN_ON', 'NAME'].map(
    (field) => `{people(first: 3, orderBy: {field: ${field}, direction: DESC}) {${page}}}`,
  ),
];

const ranked = [
  `{searchArticles(query: "water", first: 3) {${page}}}`,
  `{search(query: "water", first: 3) {${page}}}`,
  `{trending(kind: PERSON, first: 3, on: "2025-04-02") {${page}}}`,
  `{articles(first: 2) {nodes {related(first: 2) {${page}} people(first: 2) {${page}}}}}`,
];

/** The strings under these keys, each once, in the order in which they came. */
function stringsOf(json: string, ...keys: string[]): string[] {
  const found = json.matchAll(new RegExp(`"(?:${keys.join('|')})":("(?:[^"\\\\]|\\\\.)*")`, 'g'));
  return [...new Set([...found].map((match) => JSON.parse(match[1] ?? '""') as string))];
}
