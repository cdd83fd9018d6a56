import type { Database } from '../database/client.ts';
import { parseStory } from '../story/parse.ts';
import { extractStory, hashStory } from './prepare/prepareStory.ts';
import { storeStory } from './store/store.ts';

export interface ReresolveOptions {
  /** Every article, and not only those that may gain a fuller name. */
  all: boolean;
  onProgress?: (done: number) => void;
  /** Called with an article that could not be resolved again and stays as it was. */
  onError?: (externalId: string, error: unknown) => void;
  signal?: AbortSignal;
}

const articlesAtOnce = 100;

/**
 * Resolves stored stories again from their raw bytes, with what the corpus has learnt since: a story that knew only
 * `Tuladhar` gains Prakriti Tuladhar, whose full name a later one printed.
 *
 * Done twice it changes nothing the second time. Entities that no article names any more are deleted at the end.
 *
 * @returns how many articles were looked at, and how many now name somebody else.
 */
export async function reresolve(
  database: Database,
  { all, onProgress, onError, signal }: ReresolveOptions,
): Promise<{ done: number; changed: number }> {
  const counts = { done: 0, changed: 0 };
  for (let after = 0; !signal?.aborted; ) {
    const ids = all ? await nextArticles(database, after) : await nextWithFullerNames(database, after);
    if (ids.length === 0) break;
    for (const id of ids) {
      if (signal?.aborted) break;
      if (await resolveOne(database, id, onError)) counts.changed += 1;
      counts.done += 1;
      onProgress?.(counts.done);
      after = id;
    }
  }
  await deleteUnnamed(database);
  return counts;
}

async function nextArticles(database: Database, after: number): Promise<number[]> {
  const rows = await database.article.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: articlesAtOnce,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Articles that name somebody by a last name alone, or something by an alias alone, which is part of another's full name. */
async function nextWithFullerNames(database: Database, after: number): Promise<number[]> {
  const rows = await database.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT link."articleId" AS id FROM "Entity" short
    JOIN "ArticleEntity" link ON link."entityId" = short.id AND link."articleId" > ${after}
    WHERE short.kind = 'PERSON' AND short.surname IS NULL AND EXISTS (
        SELECT 1 FROM "Entity" fuller WHERE fuller.kind = 'PERSON' AND fuller.surname = short.folded AND fuller."articleCount" > 0)
      OR short.kind = 'ORGANIZATION' AND EXISTS (
        SELECT 1 FROM "Alias" alias JOIN "Entity" fuller ON fuller.id = alias."entityId"
        WHERE alias.folded = short.folded AND fuller.kind = 'ORGANIZATION' AND fuller.id <> short.id
          AND length(fuller.folded) > length(short.folded))
    ORDER BY 1 LIMIT ${articlesAtOnce}`;
  return rows.map(({ id }) => id);
}

/** Whether the article names others than before. */
async function resolveOne(database: Database, id: number, onError: ReresolveOptions['onError']): Promise<boolean> {
  const { externalId, raw } = await database.article.findUniqueOrThrow({
    where: { id },
    select: { externalId: true, raw: true },
  });
  try {
    if (!raw) throw new Error('Its raw bytes are not kept.');
    const story = { externalId, format: raw.format, bytes: raw.bytes, file: raw.file, line: 1 };
    const parsed = parseStory(story);
    if ('rejection' in parsed) throw new Error(parsed.rejection.message);
    const before = await namedIn(database, id);
    await storeStory(database, extractStory(hashStory(story, { ...parsed.story, externalId })), true);
    return before !== (await namedIn(database, id));
  } catch (error) {
    onError?.(externalId, error);
    return false;
  }
}

async function namedIn(database: Database, articleId: number): Promise<string> {
  const links = await database.articleEntity.findMany({
    where: { articleId },
    orderBy: { entityId: 'asc' },
    select: { entityId: true },
  });
  return links.map(({ entityId }) => entityId).join(' ');
}

/** Deletes people and organisations that nothing points to any more. Places stay: their countries may be asked for. */
async function deleteUnnamed(database: Database): Promise<void> {
  await database.$executeRaw`
    UPDATE "Trend" SET "subjectId" = NULL FROM "Entity" e WHERE e.id = "subjectId" AND e."articleCount" = 0`;
  await database.$executeRaw`
    DELETE FROM "Entity" e WHERE e."articleCount" = 0 AND e.kind <> 'PLACE'
      AND NOT EXISTS (SELECT 1 FROM "Quote" q WHERE q."speakerId" = e.id OR q."addresseeId" = e.id)
      AND NOT EXISTS (SELECT 1 FROM "Block" b WHERE b."agencyId" = e.id)
      AND NOT EXISTS (SELECT 1 FROM "AgencyCredit" credit WHERE credit."organizationId" = e.id)`;
}
