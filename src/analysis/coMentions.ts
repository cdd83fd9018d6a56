import { Prisma } from '../database/client.ts';
import { Entity } from '../entity/entity.ts';
import { loadMentions } from '../entity/mention.ts';
import type { Entity as EntityRow, Mention as MentionRow } from '../generated/prisma/client.ts';
import { builder } from '../graphql/builder.ts';
import { batchField, type Context, groupBy } from '../graphql/context.ts';
import { readPageSize } from '../graphql/paging/keyset.ts';

const EntityKind = builder.enumType('EntityKind', {
  description: 'What sort of thing a name stands for.',
  values: {
    PERSON: { description: 'Somebody.' },
    PLACE: { description: 'A place.' },
    ORGANIZATION: { description: 'An organisation.' },
  } as const,
});

interface CoMention extends EntityRow {
  parentId: number;
  together: number;
  strength: number;
  /** The article of the mention that serves as evidence, and its position there; null where there is none. */
  evidenceArticleId: number | null;
  evidencePosition: number | null;
}

const CoMentionEdge = builder.objectRef<CoMention>('CoMentionEdge').implement({
  description: 'Somebody or something that is named in the same articles, and how strongly the two belong together.',
  fields: (t) => ({
    node: t.field({ type: Entity, description: 'Who or what is named too.', resolve: (edge) => edge }),
    articleCount: t.int({ description: 'How many articles name both.', resolve: ({ together }) => together }),
    strength: t.exposeFloat('strength', {
      description:
        'Normalised pointwise mutual information, -1 to 1: ln(n·ab / (a·b)) / -ln(ab / n), where n is the number of all articles, a and b those that name the one and the other, ab those that name both. 0 is chance, 1 means never one without the other.',
    }),
    evidence: t.field({
      type: 'Mention',
      nullable: true,
      description:
        'Where the other is named in the newest article that names both, in a block with the first where there is one: `sentence` reads it. Null where the two are only credited together.',
      resolve: (edge, _args, context) => loadEvidence(context, edge),
    }),
  }),
});

const CoMentionConnection = builder.objectRef<CoMention[]>('CoMentionConnection').implement({
  description: 'Those named together with somebody or something, the strongest first.',
  fields: (t) => ({
    edges: t.field({ type: [CoMentionEdge], description: 'Each with its figures.', resolve: (edges) => edges }),
    nodes: t.field({ type: [Entity], description: 'The named alone.', resolve: (edges) => edges }),
  }),
});

for (const type of ['Person', 'Place', 'Organization'] as const) {
  builder.objectField(type, 'coMentions', (t) =>
    t.field({
      type: CoMentionConnection,
      description:
        'Who and what is named in the same articles, the strongest first. Only those that share two articles at least are counted, because a chance meeting would lead otherwise. Of what more than 2,000 articles name, the newest 2,000 are looked at.',
      args: {
        kind: t.arg({ type: EntityKind, description: 'Only of this sort; of any when left out.' }),
        first: t.arg.int({ description: 'At most so many: 1 to 100, 20 when left out.' }),
      },
      resolve: async ({ id }, args, context, info) => {
        const size = readPageSize('first', args.first);
        return (
          (await batchField(context, info, id, (ids) => loadCoMentions(context, ids, args.kind ?? null, size))) ?? []
        );
      },
    }),
  );
}

/** An entity's newest articles that are looked at, so that the best known costs no more than these. */
const mostArticles = 2000;
const fewestTogether = 2;

/** Names are looked up one by one (`OFFSET 0`): joined with thousands of articles' names, all names would be read. */
async function loadCoMentions(
  context: Context,
  ids: readonly number[],
  kind: EntityRow['kind'] | null,
  size: number,
): Promise<Map<number, CoMention[]>> {
  const rows = await context.database.$queryRaw<CoMention[]>`
    WITH corpus AS (SELECT greatest(sum("articleCount"), 1)::float8 AS n FROM "Day")
    SELECT own.id AS "parentId", pair.together, pair.strength, evidence."articleId" AS "evidenceArticleId",
      evidence.position AS "evidencePosition", e.*
    FROM unnest(${ids}::int[]) AS own(id) CROSS JOIN LATERAL (
      WITH seen AS (
        SELECT "articleId" FROM "ArticleEntity" WHERE "entityId" = own.id
        ORDER BY "publishedAt" DESC, "articleId" DESC LIMIT ${mostArticles}
      ), counted AS (
        SELECT other."entityId", count(*) AS together FROM seen
        JOIN "ArticleEntity" other ON other."articleId" = seen."articleId"
        WHERE other."entityId" <> own.id AND (${kind}::"EntityKind" IS NULL OR other.kind = ${kind}::"EntityKind")
        GROUP BY other."entityId" HAVING count(*) >= ${fewestTogether}
      )
      SELECT counted."entityId", counted.together::int AS together,
        CASE WHEN counted.together >= corpus.n THEN 1 ELSE
          ln(corpus.n * counted.together / ((SELECT count(*) FROM seen) * other."articleCount"::float8))
            / -ln(counted.together / corpus.n)
        END AS strength
      FROM counted CROSS JOIN corpus CROSS JOIN LATERAL (
        SELECT e."articleCount" FROM "Entity" e WHERE e.id = counted."entityId" OFFSET 0
      ) other
      ORDER BY strength DESC, counted.together DESC, counted."entityId" LIMIT ${size}
    ) pair
    JOIN "Entity" e ON e.id = pair."entityId"
    LEFT JOIN LATERAL (${newestShared}) evidence ON true
    ORDER BY own.id, pair.strength DESC, pair.together DESC, e.id`;
  return groupBy(rows, ({ parentId }) => parentId);
}

/** The mention of the other in the newest article of both: first in a block that names both. */
const newestShared = Prisma.sql`
  SELECT mention."articleId", mention.position FROM (
    SELECT one."articleId" FROM "ArticleEntity" one
    JOIN "ArticleEntity" two ON two."articleId" = one."articleId" AND two."entityId" = pair."entityId"
    WHERE one."entityId" = own.id AND two."mentionCount" > 0
    ORDER BY one."publishedAt" DESC, one."articleId" DESC LIMIT 1
  ) newest
  JOIN "Mention" mention ON mention."articleId" = newest."articleId" AND mention."entityId" = pair."entityId"
  ORDER BY EXISTS (
    SELECT 1 FROM "Mention" beside
    WHERE beside."articleId" = mention."articleId" AND beside.field = mention.field
      AND beside.block IS NOT DISTINCT FROM mention.block AND beside."entityId" = own.id
  ) DESC, mention.block IS NULL, mention.position LIMIT 1`;

async function loadEvidence(context: Context, edge: CoMention): Promise<MentionRow | null> {
  if (edge.evidenceArticleId === null) return null;
  const mentions = await loadMentions(context, edge.evidenceArticleId);
  return mentions.find(({ position }) => position === edge.evidencePosition) ?? null;
}
