/** A page of a client, asked in three ways that give the same content. */
export interface Page {
  name: string;
  /** Whose slugs the requests name in turn. */
  asked: 'articles' | 'people' | 'nothing';
  dateline: string;
  postgraphile: string;
  /** Gives one row with the whole answer as text. */
  sql: string;
}

const namesIn = (field: string, kind: string) =>
  `${field}: articleEntitiesByArticleId(condition: { kind: ${kind} }, orderBy: [POSITION_ASC, ENTITY_ID_ASC], first: 20) { nodes { entityByEntityId { name } } }`;

const namesOf = (kind: string) => `(SELECT coalesce(json_agg(name), '[]') FROM (
  SELECT e.name FROM "ArticleEntity" link JOIN "Entity" e ON e.id = link."entityId"
  WHERE link."articleId" = a.id AND link.kind = '${kind}' ORDER BY link.position, e.id LIMIT 20) named)`;

export const pages: Page[] = [
  {
    name: 'one article: body, people, quotes with speakers',
    asked: 'articles',
    dateline: `query($slug: String!) { article(slug: $slug) { headline body { position text }
      people(first: 20) { nodes { name } } quotes(first: 20) { nodes { text speaker { name } } } } }`,
    postgraphile: `query($slug: String!) { articleBySlug(slug: $slug) { headline
      blocksByArticleId(orderBy: PRIMARY_KEY_ASC) { nodes { position text } } ${namesIn('people', 'PERSON')}
      quotesByArticleId(orderBy: POSITION_ASC, first: 20) { nodes { text entityBySpeakerId { name } } } } }`,
    sql: `SELECT json_build_object('headline', a.headline,
      'body', (SELECT coalesce(json_agg(json_build_object('position', position, 'text', text) ORDER BY position), '[]')
        FROM "Block" WHERE "articleId" = a.id),
      'people', ${namesOf('PERSON')},
      'quotes', (SELECT coalesce(json_agg(json_build_object('text', text, 'speaker', name)), '[]') FROM (
        SELECT q.text, e.name FROM "Quote" q LEFT JOIN "Entity" e ON e.id = q."speakerId"
        WHERE q."articleId" = a.id ORDER BY q.position LIMIT 20) quoted))::text AS answer
      FROM "Article" a WHERE a.slug = $1`,
  },
  {
    name: '20 articles with people, places, quotes',
    asked: 'nothing',
    dateline: `{ articles(first: 20) { nodes { slug headline people(first: 20) { nodes { name } }
      places(first: 20) { nodes { name } } quotes(first: 20) { nodes { text } } } } }`,
    postgraphile: `{ allArticles(first: 20, orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC]) { nodes { slug headline
      ${namesIn('people', 'PERSON')} ${namesIn('places', 'PLACE')}
      quotesByArticleId(orderBy: POSITION_ASC, first: 20) { nodes { text } } } } }`,
    sql: `SELECT json_agg(json_build_object('slug', a.slug, 'headline', a.headline,
        'people', ${namesOf('PERSON')}, 'places', ${namesOf('PLACE')},
        'quotes', (SELECT coalesce(json_agg(text), '[]') FROM (
          SELECT text FROM "Quote" WHERE "articleId" = a.id ORDER BY position LIMIT 20) quoted)))::text AS answer
      FROM (SELECT id, slug, headline FROM "Article" ORDER BY "publishedAt" DESC, id DESC LIMIT 20) a`,
  },
  {
    name: 'headline of one article',
    asked: 'articles',
    dateline: 'query($slug: String!) { article(slug: $slug) { headline } }',
    postgraphile: 'query($slug: String!) { articleBySlug(slug: $slug) { headline } }',
    sql: `SELECT json_build_object('headline', headline)::text AS answer FROM "Article" WHERE slug = $1`,
  },
  {
    name: 'a person with 20 articles and 20 quotes',
    asked: 'people',
    dateline: `query($slug: String!) { person(slug: $slug) { name articles(first: 20) { nodes { headline } }
      quotes(first: 20) { nodes { text } } } }`,
    postgraphile: `query($slug: String!) { entityByKindAndSlug(kind: PERSON, slug: $slug) { name
      articleEntitiesByEntityId(orderBy: [PUBLISHED_AT_DESC, ARTICLE_ID_DESC], first: 20) { nodes { articleByArticleId { headline } } }
      quotesBySpeakerId(orderBy: [PUBLISHED_AT_DESC, ROW_ID_DESC], first: 20) { nodes { text } } } }`,
    sql: `SELECT json_build_object('name', e.name,
      'articles', (SELECT coalesce(json_agg(headline), '[]') FROM (
        SELECT a.headline FROM "ArticleEntity" link JOIN "Article" a ON a.id = link."articleId"
        WHERE link."entityId" = e.id ORDER BY link."publishedAt" DESC, link."articleId" DESC LIMIT 20) named),
      'quotes', (SELECT coalesce(json_agg(text), '[]') FROM (
        SELECT text FROM "Quote" WHERE "speakerId" = e.id ORDER BY "publishedAt" DESC, id DESC LIMIT 20) said))::text AS answer
      FROM "Entity" e WHERE e.kind = 'PERSON' AND e.slug = $1`,
  },
];
