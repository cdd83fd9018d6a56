import { type AttackRequest, post } from './request.ts';

/** A request that once stopped the server or met a fault, and what it did then. */
export interface KnownRequest {
  name: string;
  /** What was seen when it was found. */
  once: string;
  request: AttackRequest;
}

/** Named requests that each occupied, ended or confused the server once. All must be answered: with an error, or little. */
export function knownRequests(): KnownRequest[] {
  return [...expensiveLists, ...longLists, ...hostileTexts, ...faults].map(({ name, once, query, variables }) => ({
    name,
    once,
    request: post(query, variables),
  }));
}

interface Known {
  name: string;
  once: string;
  query: string;
  variables?: Record<string, unknown>;
}

const aliased = (count: number, field: string) => Array.from({ length: count }, (_, n) => `a${n}: ${field}`).join(' ');
const repeated = (count: number, value: string) => Array.from({ length: count }, () => value);

/** Countries that have many places in the corpus, again and again. */
const manyCountries = (count: number) =>
  Array.from({ length: count }, (_, n) => ['NL', 'DE', 'PT', 'NP', 'CA', 'US'][n % 6]);

const expensiveLists: Known[] = [
  {
    name: 'mentions of mentions of mentions',
    once: '64 s, 4.4 GB, the heap exhausted',
    query: '{articles{nodes{mentions{article{mentions{article{mentions{text}}}}}}}}',
  },
  {
    name: 'timeline of days with articles and quotes',
    once: '2 million rows',
    query:
      '{timeline(interval: DAY, range: {from: "2023-01-01", to: "2025-09-01"}) {articles(first: 100) {nodes {quotes(first: 100) {nodes {text speaker {name}}}}}}}',
  },
  {
    name: 'timeline of 1,000 days with articles and quotes',
    once: '2 million rows were allowed for, because 1,000 days counted as 20',
    query:
      '{timeline(interval: DAY, range: {from: "2022-07-08", to: "2025-04-02"}) {articles(first: 100) {nodes {quotes(first: 50) {nodes {text}}}}}}',
  },
  {
    name: 'texts of the articles of all people, twenty times each',
    once: '148 MB',
    query: `{people(first: 100) {nodes {articles(first: 100) {nodes {${aliased(20, 'text')}}}}}}`,
  },
  {
    name: 'the whole schema 400 times',
    once: '37 MB, 1.9 s',
    query: `{${aliased(400, '__schema {types {name description fields {name description args {name}}}}')}}`,
  },
];

const longLists: Known[] = [
  {
    name: 'facets of 80,000 fields',
    once: 'the process ended',
    query:
      'query ($fields: [FacetField!]!) {searchArticles(query: "water") {facets(fields: $fields) {values {count}}}}',
    variables: { fields: repeated(80_000, 'PEOPLE') },
  },
  {
    name: 'all of 300 times the same name',
    once: 'one EXISTS for each',
    query: 'query ($filter: ArticleFilter) {articles(filter: $filter) {totalCount}}',
    variables: { filter: { people: { allOf: repeated(300, 'Tuladhar') } } },
  },
  {
    name: 'all of 40,000 times the same name',
    once: 'INTERNAL_SERVER_ERROR for the depth of the stack',
    query: 'query ($filter: ArticleFilter) {articles(filter: $filter) {totalCount}}',
    variables: { filter: { people: { allOf: repeated(40_000, 'Tuladhar') } } },
  },
  {
    name: 'all of 300 places',
    once: 'over 60 s',
    query: 'query ($filter: ArticleFilter) {articles(filter: $filter) {totalCount}}',
    variables: {
      filter: {
        places: { allOf: Array.from({ length: 300 }, (_, n) => ['Nepal', 'Lisbon', 'Oslo', 'Berlin'][n % 4]) },
      },
    },
  },
  {
    name: 'any of 90,000 names, ten times',
    once: '8 s, 839 MB',
    query: `query ($filter: ArticleFilter) {${aliased(10, 'articles(filter: $filter) {totalCount}')}}`,
    variables: { filter: { people: { anyOf: Array.from({ length: 90_000 }, (_, n) => `n${n}`) } } },
  },
  {
    name: '2,000 countries',
    once: '4.8 s of PostgreSQL, 540 MB',
    query: 'query ($filter: ArticleFilter) {articles(filter: $filter) {totalCount}}',
    variables: { filter: { countries: manyCountries(2000) } },
  },
  {
    name: '150,000 countries',
    once: 'no answer, 2.8 GB',
    query: 'query ($filter: ArticleFilter) {articles(filter: $filter) {totalCount}}',
    variables: { filter: { countries: manyCountries(150_000) } },
  },
];

const hostileTexts: Known[] = [
  {
    name: 'a search with 200,000 apostrophes',
    once: 'blocked for over 45 s',
    query: 'query ($text: String!) {searchArticles(query: $text) {totalCount}}',
    variables: { text: `a${"'".repeat(200_000)}b` },
  },
  {
    name: 'a name of alternating combining marks, 800 times',
    once: 'no answer to anybody for over 60 s',
    query: `query ($name: String!) {${aliased(800, 'person(name: $name) {id}')}}`,
    variables: { name: '\u0301\u0323'.repeat(5000) },
  },
];

const cursor = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

const faults: Known[] = [
  {
    name: 'a circle whose middle is nearly on the equator',
    once: 'INTERNAL_SERVER_ERROR',
    query: '{articles(filter: {near: {latitude: 5e-324, longitude: 5e-324, radiusKm: 5e-324}}) {totalCount}}',
  },
  {
    name: 'a cursor of 30 February',
    once: 'INTERNAL_SERVER_ERROR',
    query: `{articles(after: "${cursor(['article PUBLISHED_AT DESC', '2025-02-30T00:00:00.000Z', 1])}") {nodes {id}}}`,
  },
  {
    name: 'a timeline at the last day',
    once: 'INTERNAL_SERVER_ERROR',
    query: '{timeline(interval: DAY, range: {from: "9999-12-31", to: "9999-12-31"}) {count}}',
  },
  {
    name: 'a timeline by year at the last day',
    once: 'INTERNAL_SERVER_ERROR',
    query: '{timeline(interval: YEAR, range: {from: "9999-12-31"}) {to count}}',
  },
];
