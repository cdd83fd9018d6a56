import type { Transaction } from '../../database/transaction.ts';
import type { Story, WarningCode } from '../../story/story.ts';
import type { TextLocation } from '../../text/location.ts';
import { insertRows } from './insertRows.ts';

/** Something in a story that could not be settled. */
export interface Warning {
  code: WarningCode;
  /** For a person: the value at fault, why, and what was assumed. */
  message: string;
  /** Null when the warning is about the whole story. */
  location: TextLocation | null;
}

/** The warnings of parsing, with the location of each. */
export const parseWarnings = (story: Story): Warning[] =>
  story.warnings.map(({ code, message, block }) => ({ code, message, location: locationOf(story, block) }));

function locationOf({ blocks }: Story, block: number | null): TextLocation | null {
  if (block === null) return null;
  if (block < 0) return { field: block === -1 ? 'HEADLINE' : 'STANDFIRST', block: null };
  const kind = blocks[block]?.kind;
  return { field: kind === 'PHOTO' ? 'CAPTION' : kind === 'NOTE' ? 'NOTE' : 'BODY', block };
}

export async function storeWarnings(transaction: Transaction, articleId: number, warnings: Warning[]): Promise<void> {
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
