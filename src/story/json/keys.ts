/** A JSON story before parsing: any object. `storyKeys` lists the keys that are read; the others are kept in the raw bytes only. */
export type StoryObject = Readonly<Record<string, unknown>>;

/**
 * The keys that each part of a story is read from; the first that holds something counts. They are those of schema.org's
 * NewsArticle, JSON Feed, NewsAPI, ninjs, and the APIs of The Guardian and The New York Times, in camel and in snake case.
 */
export const storyKeys = {
  id: ['externalId', 'id', 'guid', 'uri', 'url'],
  headline: ['headline', 'title', 'webTitle'],
  text: ['text', 'body', 'content', 'articleBody', 'content_text', 'body_text', 'content_html', 'body_html'],
  publishedAt: [
    'publishedAt',
    'published',
    'date',
    'datePublished',
    'pubDate',
    'published_at',
    'date_published',
    'pub_date',
    'webPublicationDate',
    'firstcreated',
  ],
  updatedAt: [
    'updatedAt',
    'updated',
    'dateModified',
    'modified',
    'lastModified',
    'modifiedAt',
    'lastUpdated',
    'updated_at',
    'date_modified',
    'last_modified',
    'modified_at',
    'last_updated',
    'versioncreated',
  ],
  standfirst: ['standfirst', 'description', 'summary', 'abstract'],
  authors: ['authors', 'author', 'byline'],
  publication: ['publication', 'publisher', 'source', 'siteName'],
  url: ['url', 'webUrl', 'web_url', 'link'],
  canonicalUrl: ['canonicalUrl', 'canonical_url', 'canonical', 'mainEntityOfPage'],
  section: ['section', 'articleSection', 'sectionName', 'section_name', 'category'],
  leadImage: [
    'leadImage',
    'lead_image',
    'image',
    'imageUrl',
    'image_url',
    'urlToImage',
    'featuredImage',
    'featured_image',
    'thumbnailUrl',
    'thumbnail_url',
    'thumbnail',
  ],
  photos: ['captions'],
  language: ['language', 'inLanguage'],
  trends: ['trends'],
} as const;

/** The keys that subjects are read from: all of them, because newsrooms give `tags` and `keywords` together. */
export const subjectKeys = ['subjects', 'subject', 'tags', 'keywords', 'topics'] as const;

/** The first of the keys that holds something, with its value. Null, an empty text and an empty list hold nothing. */
export function findValue(story: StoryObject, keys: readonly string[]): { key: string; value: unknown } | undefined {
  const key = keys.find((candidate) => !isEmpty(Object.hasOwn(story, candidate) ? story[candidate] : null));
  return key === undefined ? undefined : { key, value: story[key] };
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
