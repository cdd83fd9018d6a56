import { Prisma } from '../database/client.ts';
import { Entity } from '../entity/entity.ts';
import { Mention } from '../entity/mention.ts';
import type { Entity as EntityRow, Mention as MentionRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder/builder.ts';
import { Kind, readKind } from '../graphql/inputs/kind.ts';
import { pageCost } from '../graphql/limits/costs.ts';
import { forwardArguments, rankedConnectionType } from '../graphql/lists/connection.ts';
import { type RankedPage, readRankedPage } from '../graphql/paging/rankedPage.ts';
import { batchField, batchLoad, groupBy } from '../graphql/request/batching.ts';
import type { Context } from '../graphql/request/context.ts';
import { reads } from '../graphql/select/joins.ts';
import { loadRanked, type RankedRow } from './rankedRows.ts';

interface CoMention extends EntityRow, RankedRow {
  parentId: number;
  together: number;
  strength: number;
  /** The article of the mention that serves as evidence, and its position there; null where there is none. */
  evidenceArticleId: number | null;
  evidencePosition: number | null;
}

const CoMentionConnection = rankedConnectionType<{ node: CoMention }>('CoMention', Entity, {
  nodes: 'people, places and organisations named in the same articles',
  edgeFields: (t) => ({
    articleCount: t.int({ description: 'How many articles name both.', resolve: ({ node }) => node.together }),
    strength: t.float({
      description:
        'Normalised pointwise mutual information, -1 to 1: ln(n·ab / (a·b)) / -ln(ab / n), where n is the number of all articles, a and b those that name the one and the other, ab those that name both. 0 is chance, 1 means never one without the other.',
      resolve: ({ node }) => node.strength,
    }),
    evidence: t.field({
      type: Mention,
      nullable: true,
      description:
        'Where the newest article that names both names the other, in a block with the first where there is one: `sentence` reads it. Null where the two are only credited together.',
      resolve: ({ node }, _args, context) => loadEvidence(context, node),
    }),
  }),
});

builder.interfaceField(Entity, 'coMentions', (t) =>
  t.field({
    extensions: reads({}),
    type: CoMentionConnection,
    description:
      'Who and what is named in the same articles, the strongest first. Only those that share at least two articles are counted, because a single meeting by chance would lead otherwise. Of what more than 2,000 articles name, the newest 2,000 are looked at.',
    args: {
      kind: t.arg({ type: Kind, description: 'PERSON, PLACE or ORGANIZATION; any of the three when left out.' }),
      ...forwardArguments,
    },
    complexity: (args) => pageCost(args, 4000),
    resolve: ({ id }, { kind: given, ...paging }, context, info) => {
      const kind = given ? readKind('kind', given, entityKinds) : null;
      return loadRanked(
        readRankedPage(paging, ['coMentions', kind]),
        (page, scope) => batchField(context, info, id, (ids) => loadCoMentions(context, ids, kind, page), scope),
        (node) => ({ node }),
      );
    },
  }),
);

const entityKinds = ['PERSON', 'PLACE', 'ORGANIZATION'] as const;

/** An entity's newest articles that are looked at, so that the best known costs no more than these. */
const maxArticles = 2000;
const minShared = 2;

/** Names are looked up one by one (`OFFSET 0`): joined with thousands of articles' names, all names would be read. */
async function loadCoMentions(
  context: Context,
  ids: readonly number[],
  kind: EntityRow['kind'] | null,
  { offset, limit }: RankedPage,
): Promise<Map<number, CoMention[]>> {
  const rows = await context.read<CoMention>(Prisma.sql`
    WITH corpus AS (SELECT greatest("articleCount", 1)::float8 AS n FROM "Corpus")
    SELECT own.id AS "parentId", pair.together, pair.strength, pair.total, evidence."articleId" AS "evidenceArticleId",
      evidence.position AS "evidencePosition", e.*
    FROM unnest(${ids}::int[]) AS own(id) CROSS JOIN LATERAL (
      WITH seen AS (
        SELECT "articleId", row_number() OVER (ORDER BY "publishedAt" DESC, "articleId" DESC) AS nth FROM "ArticleEntity"
        WHERE "entityId" = own.id ORDER BY "publishedAt" DESC, "articleId" DESC LIMIT ${maxArticles}
      ), counted AS (
        SELECT other."entityId", count(*) AS together, min(seen.nth) FILTER (WHERE other."mentionCount" > 0) AS nth FROM seen
        JOIN "ArticleEntity" other ON other."articleId" = seen."articleId"
        WHERE other."entityId" <> own.id AND (${kind}::"EntityKind" IS NULL OR other.kind = ${kind}::"EntityKind")
        GROUP BY other."entityId" HAVING count(*) >= ${minShared}
      )
      SELECT ranked.*, (SELECT "articleId" FROM seen WHERE seen.nth = ranked.nth) AS newest FROM (
        SELECT counted."entityId", counted.together::int AS together, counted.nth, count(*) OVER ()::int AS total,
          CASE WHEN counted.together >= corpus.n THEN 1 ELSE
            ln(corpus.n * counted.together / ((SELECT count(*) FROM seen) * other."articleCount"::float8))
              / -ln(counted.together / corpus.n)
          END AS strength
        FROM counted CROSS JOIN corpus CROSS JOIN LATERAL (
          SELECT e."articleCount" FROM "Entity" e WHERE e.id = counted."entityId" OFFSET 0
        ) other
        ORDER BY strength DESC, counted.together DESC, counted."entityId" OFFSET ${offset} LIMIT ${limit}
      ) ranked
    ) pair
    JOIN "Entity" e ON e.id = pair."entityId"
    LEFT JOIN LATERAL (${newestShared}) evidence ON true
    ORDER BY own.id, pair.strength DESC, pair.together DESC, e.id`);
  return groupBy(rows, ({ parentId }) => parentId);
}

/** The mention of the other in the newest article looked at that names both: first in a block that names both. */
const newestShared = Prisma.sql`
  SELECT mention."articleId", mention.position FROM "Mention" mention
  WHERE mention."articleId" = pair.newest AND mention."entityId" = pair."entityId"
  ORDER BY EXISTS (
    SELECT 1 FROM "Mention" beside
    WHERE beside."articleId" = mention."articleId" AND beside.field = mention.field
      AND beside.block IS NOT DISTINCT FROM mention.block AND beside."entityId" = own.id
  ) DESC, mention.block IS NULL, mention.position LIMIT 1`;

async function loadEvidence(context: Context, edge: CoMention): Promise<MentionRow | null> {
  const { evidenceArticleId: article, evidencePosition: position } = edge;
  if (article === null || position === null) return null;
  const mention = await batchLoad<string, MentionRow>(context, 'mention', `${article} ${position}`, async (keys) => {
    const pairs = keys.map((key) => key.split(' ').map(Number));
    const rows = await context.read<MentionRow>(Prisma.sql`
      SELECT mention.* FROM unnest(${pairs.map(([id]) => id)}::int[], ${pairs.map(([, at]) => at)}::int[]) AS asked(id, at)
      JOIN "Mention" mention ON mention."articleId" = asked.id AND mention.position = asked.at`);
    return new Map(rows.map((row) => [`${row.articleId} ${row.position}`, row]));
  });
  return mention ?? null;
}
