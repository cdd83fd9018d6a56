import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { synonyms } from './synonyms.ts';

/** Raise it when unchanged stories get different documents: the indexes are then rebuilt. */
const documentVersion = 3;

/** What a result is filtered and counted by. Ids, so that a corrected name needs no new index. */
const conditions = [
  'publication',
  'authors',
  'people',
  'places',
  'organizations',
  'speakers',
  'trends',
  'agencies',
  'countries',
  'languages',
  'hasQuotes',
  'hasPhoto',
  'publishedOn',
  'year',
  'month',
];

/** The engine lists no more hits of a search; its default of 1,000 would cut off deep pages. */
export const maxHits = 1_000_000;

const common = {
  stopWords: [],
  pagination: { maxTotalHits: maxHits },
  searchCutoffMs: 1500,
} satisfies Settings;

/**
 * How articles are searched.
 *
 * The order of the searchable attributes is their weight: a headline counts more than a name, a name more than the
 * standfirst, and so on; a byline counts least. Of equal stories the newer comes first, and the id makes every order
 * total, so that pages neither repeat nor lose a hit.
 */
const articles = {
  ...common,
  searchableAttributes: ['headline', 'names', 'standfirst', 'body', 'captions', 'notes', 'byline'],
  displayedAttributes: [
    'id',
    'headline',
    'names',
    'standfirst',
    'body',
    'captions',
    'notes',
    'bodyBlocks',
    'captionBlocks',
    'noteBlocks',
    'publishedAt',
  ],
  filterableAttributes: ['id', ...conditions],
  sortableAttributes: ['publishedAt', 'id'],
  rankingRules: ['sort', 'words', 'typo', 'attribute', 'proximity', 'exactness', 'publishedAt:desc', 'id:desc'],
  synonyms,
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
} satisfies Settings;

/** How quotes are searched: what was said counts more than who said it. */
const quotes = {
  ...common,
  searchableAttributes: ['text', 'speakerNames', 'speakerText'],
  displayedAttributes: ['id', 'text', 'publishedAt'],
  filterableAttributes: [
    'id',
    'articleId',
    'kind',
    'speakers',
    'hasSpeaker',
    'publishedOn',
    ...conditions.map((name) => `article.${name}`),
  ],
  sortableAttributes: ['publishedAt', 'id'],
  rankingRules: articles.rankingRules,
  synonyms,
} satisfies Settings;

/**
 * How names are searched: exact matches before those with typos, and of equals the one in most articles first.
 * Typos are forgiven in words one letter shorter than in texts, because a name is all that there is to match.
 */
const names = {
  ...common,
  searchableAttributes: ['name', 'aliases'],
  displayedAttributes: ['id', 'kind'],
  filterableAttributes: ['id', 'kind'],
  sortableAttributes: ['articleCount'],
  rankingRules: ['words', 'typo', 'exactness', 'articleCount:desc', 'lastSeenOn:desc', 'attribute', 'proximity'],
  typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 } },
} satisfies Settings;

export const indexSettings = { articles, quotes, names } satisfies Record<string, Settings>;

/** Identifies these settings and this form of documents: an index made with another hash is out of date. */
export const settingsHash = createHash('sha256')
  .update(JSON.stringify([documentVersion, indexSettings]))
  .digest('hex')
  .slice(0, 16);
