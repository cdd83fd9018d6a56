import type { Transaction } from '../../database/transaction.ts';
import { uncountAliases } from './aliases.ts';
import { type CountedRows, countArticle, findCountedRows } from './counts.ts';
import { loadSearchedNames, type SearchedNames } from './searchOutbox.ts';
import { removeTitles } from './storeTitles.ts';

/** What changes when the rows derived from an article's former bytes are deleted. */
export interface Cleared {
  rows: CountedRows;
  /** The names of its entities before. */
  names: SearchedNames;
}

/** Deletes what was derived from an article's former bytes and takes it out of every count. */
export async function clearArticle(transaction: Transaction, articleId: number): Promise<Cleared> {
  const rows = await findCountedRows(transaction, articleId);
  const names = await loadSearchedNames(transaction, rows.entities);
  await countArticle(transaction, articleId, -1);
  await uncountAliases(transaction, articleId);
  await removeTitles(transaction, articleId);
  const where = { where: { articleId } };
  await transaction.mention.deleteMany(where);
  await transaction.quote.deleteMany(where);
  await transaction.articleEntity.deleteMany(where);
  await transaction.articleTrend.deleteMany(where);
  await transaction.agencyCredit.deleteMany(where);
  await transaction.articleAuthor.deleteMany(where);
  await transaction.articleSubject.deleteMany(where);
  await transaction.parseWarning.deleteMany(where);
  await transaction.block.deleteMany(where);
  return { rows, names };
}
