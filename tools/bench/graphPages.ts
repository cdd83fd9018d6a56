import { countryOf } from './graphCorpus.ts';

/** What a page may ask for by name. */
export interface Corpus {
  articles: number;
  /** How many people, places and organisations there are of each: `person-1` is in most articles, the last in about 15. */
  names: number;
}

/**
 * Pages whose cost must not grow with the corpus, as the queries of clients.
 *
 * Each asks for about as much of a small corpus as of a large one, but where it says that it is whole.
 */
export const pages: Record<string, (corpus: Corpus) => string> = {
  'newest articles with everything': () => `{ articles(first: 20) { nodes { headline
    people { nodes { name } } places { nodes { name } } organizations { nodes { name } } photos { caption } trends { label }
    quotes { nodes { text speaker { ... on Person { name } } } } } } }`,
  'articles of one person': () => '{ person(slug: "person-40") { articles(first: 20) { nodes { headline } } } }',
  'articles of the most named person': () => articles('people: { anyOf: ["person-1"] }'),
  'articles of a rare person': ({ names }) => articles(`people: { anyOf: ["person-${names}"] }`),
  'articles of two common names': () => articles('people: { anyOf: ["person-1"] }, places: { anyOf: ["place-1"] }'),
  'articles of a common and a rare name': ({ names }) =>
    articles(`people: { anyOf: ["person-1"] }, places: { anyOf: ["place-${names}"] }`),
  'articles of three names, one rare': ({ names }) =>
    articles(`people: { allOf: ["person-1", "person-2"] }, organizations: { anyOf: ["organization-${names - 1}"] }`),
  'articles of any of ten names': () =>
    articles(`people: { anyOf: [${range(10, 20).map((n) => `"person-${n}"`)}] }, hasPhoto: true`),
  'articles of a country': () => articles(`countries: ["${countryOf(1)}"]`),
  'articles of a rarer country': () => articles(`countries: ["${countryOf(100)}"]`),
  'articles of a country with a rare name': ({ names }) =>
    articles(`countries: ["${countryOf(1)}"], people: { anyOf: ["person-${names}"] }`),
  'articles near a point': () => articles('near: { latitude: 10, longitude: 20, radiusKm: 500 }'),
  'articles of old days': () => articles('publishedOn: { from: "2010-02-01", to: "2010-03-31" }'),
  'articles of a person on old days': () =>
    articles('people: { anyOf: ["person-1"] }, publishedOn: { to: "2010-02-28" }'),
  'articles of a trend': () => '{ trend(slug: "trend-1") { articles(first: 20) { totalCount nodes { headline } } } }',
  'total of all articles': () => '{ articles(first: 1) { totalCount } }',
  'total of one name': () => total('people: { anyOf: ["person-1"] }'),
  'total of two common names': () => total('people: { anyOf: ["person-1"] }, places: { anyOf: ["place-1"] }'),
  'total of a common and a rare name': ({ names }) =>
    total(`people: { anyOf: ["person-1"] }, places: { anyOf: ["place-${names}"] }`),
  'total of a country': () => total(`countries: ["${countryOf(1)}"]`),
  'total of a name with photos': () => total('people: { anyOf: ["person-1"] }, hasPhoto: true'),
  'total of articles with photos': () => total('hasPhoto: true'),
  'total of old days': () => total('publishedOn: { from: "2010-02-01", to: "2010-03-31" }'),
  'quotes of a speaker': () => quotes('speakers: { anyOf: ["person-9"] }'),
  'quotes of the most quoted': () => quotes('speakers: { anyOf: ["person-1"] }'),
  'quotes of the most quoted on a rare place': ({ names }) =>
    quotes(`speakers: { anyOf: ["person-1"] }, articles: { places: { anyOf: ["place-${names}"] } }`),
  'total of all quotes': () => '{ quotes(first: 1) { totalCount } }',
  'people in most articles': () => '{ people(first: 20) { nodes { name articles(first: 3) { nodes { headline } } } } }',
  'people and their totals': () =>
    '{ people(first: 20) { totalCount nodes { name articles(first: 1) { totalCount } quotes(first: 1) { totalCount } } } }',
  'people whose names have four letters': () => people('nameContains: "venk"'),
  'people whose names have two letters': () => people('nameContains: "ve"'),
  'people whose names have rare letters': () => people('nameContains: "zemzem x"'),
  'people seen on a day': () => people('seenOn: { from: "2010-03-01", to: "2010-03-01" }'),
  'trends of a day': () => '{ trends(on: "2010-03-01") { nodes { label } } }',
  'days of a trend': () =>
    '{ trend(slug: "trend-1") { days(range: { from: "2010-01-01", to: "2010-03-31" }) { on rank } } }',
  'months of the most named person': () => timeline('MONTH', ', range: { from: "2010-01-01", to: "2010-04-30" }'),
  'months of the most named person, whole': () => timeline('MONTH', ''),
  'years of the most named person, whole': () => timeline('YEAR', ''),
  'days of the most named person': () => timeline('DAY', ', range: { from: "2010-02-01", to: "2010-03-31" }'),
  'months of the corpus, whole': () => '{ timeline(interval: MONTH) { count share } }',
  'what is trending': () => '{ trending(kind: PERSON, on: "2010-03-10") { edges { score } } }',
  'co-mentions of the most named person': () => coMentions('person-1'),
  'co-mentions of a rare person': ({ names }) => coMentions(`person-${names}`),
  'related articles': ({ articles: count }) =>
    `{ article(slug: "story-${count / 2}") { related(first: 5) { nodes { headline } } } }`,
  corpus: () => `{ corpus { articleCount quoteCount personCount placeCount organizationCount trendCount
    firstPublishedOn lastPublishedOn } }`,
};

const articles = (filter: string) => `{ articles(first: 20, filter: { ${filter} }) { nodes { headline } } }`;
const total = (filter: string) => `{ articles(first: 1, filter: { ${filter} }) { totalCount } }`;
const quotes = (filter: string) => `{ quotes(first: 20, filter: { ${filter} }) { nodes { text } } }`;
const people = (filter: string) => `{ people(first: 20, filter: { ${filter} }) { nodes { name } } }`;
const timeline = (interval: string, range: string) =>
  `{ person(slug: "person-1") { timeline(interval: ${interval}${range}) { from count share } } }`;
const coMentions = (slug: string) =>
  `{ person(slug: "${slug}") { coMentions(first: 10) { edges { strength node { name } } } } }`;
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
