import { createHash } from 'node:crypto';
import type { Database } from '../../database/client.ts';
import type { Transaction } from '../../database/transaction.ts';
import { extract } from '../../extract/extract.ts';
import type { Extraction } from '../../extract/extraction.ts';
import type { RawStory, Story } from '../../story/story.ts';
import { fold } from '../../text/fold.ts';
import type { TextLocation } from '../../text/location.ts';
import { passagesOf } from '../prepare/passages.ts';
import { withAgencies } from '../resolve/agencies.ts';
import { countAliases, recountEntities, uncountAliases } from './aliases.ts';
import { recountDays } from './days.ts';
import { type Credits, loadCredits, loadSearchedNames, noteStory, type SearchedNames } from './searchOutbox.ts';
import { storeAgencyCredits, storeArticle, storeAuthors, storeBlocks } from './storeArticle.ts';
import { storeEntities } from './storeEntities.ts';
import { storeLinks, storeMentions, storeQuotes, storeTitles, unattributedQuotes } from './storeFindings.ts';
import { findSubjects, printedTrends, storeTrends } from './storeTrends.ts';
import { storeWarnings } from './storeWarnings.ts';

export interface Stored {
  outcome: 'stored' | 'updated' | 'unchanged';
  articleId: number;
}

/** What is to be stored of one story. */
interface Material {
  /** Whether it is derived anew although the bytes are the same. */
  isAnew?: boolean;
  raw: RawStory;
  hash: string;
  story: Story;
  extraction: Extraction;
  /** Where each passage stands. */
  locations: TextLocation[];
}

/** One story at a time is stored, whichever process it comes from: two could otherwise make the same person twice. */
const storingLock = 0x64_61_74_65;

/**
 * Stores a story with all that is found in it, and the note that the search index must hear of it: all or nothing.
 *
 * The same bytes under the same id are `unchanged` and nothing is written. Other bytes replace what was derived from
 * the former ones; the article keeps its id and its slug.
 */
export async function storeStory(database: Database, raw: RawStory, story: Story): Promise<Stored> {
  const hash = hashOf(raw);
  const present = await findPresent(database, story.externalId);
  if (present?.raw?.hash === hash) return { outcome: 'unchanged', articleId: present.id };
  return storeMaterial(database, { raw, hash, story, ...read(story) });
}

/** Derives anew what is stored of a story, with what the corpus and this version know now. */
export function restoreStory(database: Database, raw: RawStory, story: Story): Promise<Stored> {
  return storeMaterial(database, { raw, hash: hashOf(raw), story, ...read(story), isAnew: true });
}

const hashOf = ({ format, bytes }: RawStory): string => createHash('sha256').update(format).update(bytes).digest('hex');

function read(story: Story): Pick<Material, 'extraction' | 'locations'> {
  const { passages, locations } = passagesOf(story);
  return { extraction: extract(passages), locations };
}

const storeMaterial = (database: Database, material: Material): Promise<Stored> =>
  database.$transaction((transaction) => storeAll(transaction, material), { maxWait: 60_000, timeout: 60_000 });

const findPresent = (database: Pick<Transaction, 'article'>, externalId: string) =>
  database.article.findUnique({
    where: { externalId },
    select: { id: true, publishedOn: true, raw: { select: { hash: true } } },
  });

async function storeAll(transaction: Transaction, material: Material): Promise<Stored> {
  const { raw, hash, story, extraction, locations } = material;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${storingLock})`;
  const former = await findPresent(transaction, story.externalId);
  if (former?.raw?.hash === hash && !material.isAnew) return { outcome: 'unchanged', articleId: former.id };
  const cleared = former ? await clearArticle(transaction, former.id) : nothingCleared;
  const formerDays = former ? [former.publishedOn] : [];
  const article = await storeArticle(transaction, story, former?.id ?? null, extraction.quotes.length > 0);
  await storeRaw(transaction, article.id, raw, hash);

  const { all, agencies } = withAgencies(extraction, story);
  const entities = await storeEntities(transaction, all, story.publishedOn);
  const named = entities.map(({ id }) => id).filter((id) => !cleared.names.has(id));
  const formerNames = new Map([...cleared.names, ...(await loadSearchedNames(transaction, named))]);
  const agencyIds = new Map([...agencies].map(([name, index]) => [name, entities[index]?.id as number]));
  await storeBlocks(transaction, article.id, story, agencyIds);
  await storeAgencyCredits(transaction, article.id, story, agencyIds);
  await storeAuthors(transaction, article.id, story);

  await storeLinks(transaction, article, all, entities);
  const printed = await storeMentions(transaction, article, extraction, locations, entities);
  await storeTitles(transaction, article, extraction, entities);
  await storeQuotes(transaction, article, extraction, locations, entities);
  const { labels, warnings } = await printedTrends(transaction, story, extraction);
  const trends = await storeTrends(transaction, article, labels);
  await storeWarnings(transaction, article.id, [
    ...story.warnings,
    ...warnings,
    ...unattributedQuotes(extraction, locations),
  ]);

  await countAliases(transaction, printed);
  const touched = [...new Set([...cleared.entities, ...entities.map(({ id }) => id)])];
  await recountEntities(transaction, touched);
  await findSubjects(transaction, [
    ...new Set([...labels, ...all.entities.map(({ name }) => name), ...printed.map(({ text }) => text)].map(fold)),
  ]);
  await recountDays(transaction, [article.publishedOn, ...formerDays]);
  await noteStory(transaction, article.id, {
    entities: touched,
    trends: [...new Set([...cleared.trends, ...trends])],
    credits: cleared.credits,
    former: formerNames,
  });
  return { outcome: former ? 'updated' : 'stored', articleId: article.id };
}

async function storeRaw(transaction: Transaction, articleId: number, raw: RawStory, hash: string): Promise<void> {
  const row = { format: raw.format, bytes: Buffer.from(raw.bytes), hash, file: raw.file, receivedAt: new Date() };
  await transaction.rawStory.upsert({ where: { articleId }, create: { articleId, ...row }, update: row });
}

/** What changes when an article's former findings are taken out. */
interface Cleared {
  entities: number[];
  trends: number[];
  credits: Credits;
  names: SearchedNames;
}

const nothingCleared: Cleared = {
  entities: [],
  trends: [],
  credits: { authors: [], publications: [] },
  names: new Map(),
};

/** Takes out what was derived from an article's former bytes, and returns whom and what that changes. */
async function clearArticle(transaction: Transaction, articleId: number): Promise<Cleared> {
  const links = await transaction.articleEntity.findMany({ where: { articleId }, select: { entityId: true } });
  const carried = await transaction.articleTrend.findMany({ where: { articleId }, select: { trendId: true } });
  const entities = links.map(({ entityId }) => entityId);
  const names = await loadSearchedNames(transaction, entities);
  const credits = await loadCredits(transaction, articleId);
  await uncountAliases(transaction, articleId);
  const where = { where: { articleId } };
  await transaction.mention.deleteMany(where);
  await transaction.quote.deleteMany(where);
  await transaction.personTitle.deleteMany(where);
  await transaction.articleEntity.deleteMany(where);
  await transaction.articleTrend.deleteMany(where);
  await transaction.agencyCredit.deleteMany(where);
  await transaction.articleAuthor.deleteMany(where);
  await transaction.parseWarning.deleteMany(where);
  await transaction.block.deleteMany(where);
  return { entities, trends: carried.map(({ trendId }) => trendId), credits, names };
}
