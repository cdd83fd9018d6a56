import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { synonyms } from './synonyms.ts';

/** Raised when the documents of unchanged stories come out different: the indexes are then rebuilt. */
const documentVersion = 3;

/** Facets and filters: what a reader narrows a result by. Ids, so that a corrected name needs no new index. */
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

/** No result is longer; the engine's own bound of 1,000 would cut long walks short. */
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
 * standfirst, and so on; a byline counts least. Where all else is equal, the newer story comes first, and the id makes every order complete,
 * so that pages neither repeat nor lose a hit. Pages may go as deep as the result; without the setting they end at 1,000.
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
 * How names are searched: as typed before with slips, and of those that fit alike the one in most articles first.
 * Slips are forgiven one letter earlier than in texts, because a name is all that there is to go by.
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

/** Names these settings and this form of documents: indexes made under another name is out of date. */
export const settingsHash = createHash('sha256')
  .update(JSON.stringify([documentVersion, indexSettings]))
  .digest('hex')
  .slice(0, 16);
