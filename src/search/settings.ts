import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';

/** Raised when the documents of unchanged stories come out different: the index is then rebuilt. */
const documentVersion = 1;

/** Facets and filters: what a reader narrows a result by. Ids, so that a corrected name needs no new index. */
const filterable = [
  'id',
  'publication',
  'people',
  'places',
  'organizations',
  'speakers',
  'trends',
  'agencies',
  'countries',
  'language',
  'hasQuotes',
  'hasPhoto',
  'publishedOn',
  'year',
  'month',
];

/**
 * How articles are searched.
 *
 * The order of the searchable attributes is their weight: a headline counts more than a name, a name more than the
 * standfirst, and so on. Where all else is equal, the newer story comes first, and the id makes every order complete,
 * so that pages neither repeat nor lose a hit. Pages may go as deep as the result; without the setting they end at 1,000.
 */
export const articleSettings = {
  searchableAttributes: ['headline', 'names', 'standfirst', 'body', 'captions', 'notes'],
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
  filterableAttributes: filterable,
  sortableAttributes: ['publishedAt', 'id'],
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'publishedAt:desc', 'id:desc'],
  stopWords: [],
  synonyms: {},
  faceting: { maxValuesPerFacet: 1000, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 1_000_000 },
  searchCutoffMs: 1500,
} satisfies Settings;

/** Names these settings and this form of document: an index made under another name is out of date. */
export const articleSettingsHash = createHash('sha256')
  .update(JSON.stringify([documentVersion, articleSettings]))
  .digest('hex')
  .slice(0, 16);
