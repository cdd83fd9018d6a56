import type { Database } from '../../database/client.ts';
import type { Transaction } from '../../database/transaction.ts';
import { fold } from '../../text/fold.ts';
import type { HashedStory, PreparedStory } from '../prepare/prepareStory.ts';
import { withAgencies } from '../resolve/agencies.ts';
import { countAliases } from './aliases.ts';
import { type Cleared, clearArticle } from './clearArticle.ts';
import { type CountedRows, countArticle, findCountedRows, refreshDays } from './counts.ts';
import { addToOutbox, loadSearchedNames, type SearchedNames } from './searchOutbox.ts';
import { storeArticle, storeRaw } from './storeArticle.ts';
import { storeBody } from './storeBody.ts';
import { storeEntities } from './storeEntities.ts';
import { storeLinks, storeMentions, storeQuotes, storeWarnings } from './storeFindings.ts';
import { storeAuthors, storePublication } from './storeNames.ts';
import { storeTitles } from './storeTitles.ts';
import { findSubjects, readTrends, storeTrends } from './storeTrends.ts';

export interface Stored {
  outcome: 'stored' | 'updated' | 'unchanged';
  articleId: number;
}

/** One story at a time is stored, whichever process it comes from: two could otherwise make the same person twice. */
const storingLock = 0x64_61_74_65;

/** Waits until no other story is stored, and keeps others from being stored until the transaction ends. */
export const lockStoring = (transaction: Transaction): Promise<number> =>
  transaction.$executeRaw`SELECT pg_advisory_xact_lock(${storingLock})`;

/** The article of a story that is stored already, from the same bytes; else null. Asked before names are looked for. */
export async function findUnchanged(database: Database, { story, hash }: HashedStory): Promise<Stored | null> {
  const present = await findPresent(database, story.externalId);
  return present?.raw?.hash === hash ? { outcome: 'unchanged', articleId: present.id } : null;
}

/**
 * Stores a story with everything found in it, and its entry in the search outbox: all or nothing.
 *
 * Other bytes under a known id replace what was derived from the former ones; the article keeps its id and its slug.
 *
 * @param isRepeated Whether a story of the same bytes is stored again, with what the corpus and this version know now.
 */
export const storeStory = (database: Database, prepared: PreparedStory, isRepeated = false): Promise<Stored> =>
  database.$transaction((transaction) => storeAll(transaction, prepared, isRepeated), {
    maxWait: 60_000,
    timeout: 60_000,
  });

const findPresent = (database: Pick<Transaction, 'article'>, externalId: string) =>
  database.article.findUnique({
    where: { externalId },
    select: { id: true, publishedOn: true, raw: { select: { hash: true } } },
  });

async function storeAll(transaction: Transaction, prepared: PreparedStory, isRepeated: boolean): Promise<Stored> {
  const { raw, hash, story } = prepared;
  await lockStoring(transaction);
  const former = await findPresent(transaction, story.externalId);
  if (former?.raw?.hash === hash && !isRepeated) return { outcome: 'unchanged', articleId: former.id };
  const cleared = former ? await clearArticle(transaction, former.id) : null;
  const { articleId, formerNames } = await storeRows(transaction, prepared, former?.id ?? null, cleared);
  await storeRaw(transaction, articleId, raw, hash);
  await countArticle(transaction, articleId, 1);
  const touched = union(await findCountedRows(transaction, articleId), cleared?.rows);
  if (former) await refreshDays(transaction, touched, former.publishedOn);
  await addToOutbox(transaction, articleId, touched, formerNames);
  return { outcome: former ? 'updated' : 'stored', articleId };
}

/** Stores every row that is derived from a story, but for counts. */
async function storeRows(
  transaction: Transaction,
  { story, extraction: found, locations, warnings }: PreparedStory,
  formerId: number | null,
  cleared: Cleared | null,
): Promise<{ articleId: number; formerNames: SearchedNames }> {
  const publicationId = await storePublication(transaction, story);
  const article = await storeArticle(transaction, story, formerId, { publicationId, quoteCount: found.quotes.length });
  const { extraction, agencies } = withAgencies(found, story);
  const former = { publishedOn: story.publishedOn, formerIds: cleared?.rows.entities ?? [] };
  const entities = await storeEntities(transaction, extraction, former);
  const formerNames = await namesBefore(
    transaction,
    entities.map(({ id }) => id),
    cleared,
  );
  const agencyIds = new Map([...agencies].map(([name, index]) => [name, entities[index]?.id as number]));
  await storeBody(transaction, article.id, story, agencyIds);
  await storeAuthors(transaction, article.id, story);

  const stored = { extraction, entities, locations };
  await storeLinks(transaction, article, stored);
  const printed = await storeMentions(transaction, article, stored);
  await storeTitles(transaction, article, extraction, entities);
  await storeQuotes(transaction, article, stored);
  const trends = await readTrends(transaction, story, extraction);
  await storeTrends(transaction, article, trends.labels);
  await storeWarnings(transaction, article.id, [...warnings, ...trends.warnings]);

  await countAliases(transaction, printed);
  const names = [...trends.labels, ...extraction.entities.map(({ name }) => name), ...printed.map(({ text }) => text)];
  await findSubjects(transaction, [...new Set(names.map(fold))]);
  return { articleId: article.id, formerNames };
}

/** The searched names of entities before this story: those of a former version as they were before it was cleared. */
async function namesBefore(transaction: Transaction, ids: number[], cleared: Cleared | null): Promise<SearchedNames> {
  const former = cleared?.names ?? new Map<number, string>();
  const others = await loadSearchedNames(
    transaction,
    ids.filter((id) => !former.has(id)),
  );
  return new Map([...former, ...others]);
}

const union = (one: CountedRows, other: CountedRows | undefined): CountedRows => ({
  entities: [...new Set([...one.entities, ...(other?.entities ?? [])])],
  authors: [...new Set([...one.authors, ...(other?.authors ?? [])])],
  publications: [...new Set([...one.publications, ...(other?.publications ?? [])])],
  trends: [...new Set([...one.trends, ...(other?.trends ?? [])])],
});
