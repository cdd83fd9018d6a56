import { insertRows } from '../../database/insertRows.ts';
import type { Transaction } from '../../database/transaction.ts';
import type { Story, StoryBlock } from '../../story/story.ts';
import { imageColumns } from './storeArticle.ts';

/** Stores the blocks of a story, its subjects, and which agencies it credits. */
export async function storeBody(
  transaction: Transaction,
  articleId: number,
  story: Story,
  agencyIds: Map<string, number>,
): Promise<void> {
  const blocks = story.blocks.map((block, position) => blockRow(articleId, position, block, agencyIds));
  await insertRows(transaction, 'Block', blocks);
  await insertRows(
    transaction,
    'ArticleSubject',
    story.subjects.map((text, position) => ({ articleId, position, text })),
  );
  await storeAgencyCredits(transaction, articleId, story, agencyIds);
}

function blockRow(articleId: number, position: number, block: StoryBlock, agencyIds: Map<string, number>) {
  const { kind, text, credit, image, noteKind, agency } = block;
  const picture = imageColumns(image);
  return {
    articleId,
    position,
    kind,
    text,
    credit,
    noteKind,
    agencyId: agency === null ? null : (agencyIds.get(agency) ?? null),
    imageUrl: picture.url,
    imageWidth: picture.width,
    imageHeight: picture.height,
    imageAlt: picture.alt,
  };
}

/** The first evidence of an agency in a role counts. */
async function storeAgencyCredits(
  transaction: Transaction,
  articleId: number,
  { agencies }: Story,
  agencyIds: Map<string, number>,
): Promise<void> {
  const data = agencies.map(({ name, role, evidence }, position) => ({
    articleId,
    position,
    organizationId: agencyIds.get(name) as number,
    role,
    evidence,
  }));
  if (data.length > 0) await transaction.agencyCredit.createMany({ data, skipDuplicates: true });
}
