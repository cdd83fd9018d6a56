import type { Transaction } from '../../database/transaction.ts';
import type { StoryWarning } from '../../story/story.ts';
import { insertRows } from './insertRows.ts';

/** Stores what could not be settled in reading a story, in the order in which it was noticed. */
export async function storeWarnings(
  transaction: Transaction,
  articleId: number,
  warnings: StoryWarning[],
): Promise<void> {
  await insertRows(
    transaction,
    'ParseWarning',
    warnings.map(({ code, message, location }, position) => ({
      articleId,
      position,
      code,
      message,
      field: location?.field ?? null,
      block: location?.block ?? null,
    })),
  );
}
