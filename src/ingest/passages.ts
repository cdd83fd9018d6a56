import type { Passage, PassageRole } from '../extract/extraction.ts';
import type { BlockKind, Story } from '../story/story.ts';

/** The block that the headline and the standfirst count as. */
export const headlineBlock = -1;
export const standfirstBlock = -2;

const roles: Record<Exclude<BlockKind, 'NOTE'>, PassageRole> = {
  PARAGRAPH: 'paragraph',
  SUBHEADING: 'subheading',
  LIST_ITEM: 'listItem',
  PHOTO: 'caption',
};

/**
 * The texts of a story in which names and quotes are looked for, each with the position of its block.
 *
 * Notes are left out: they speak of the story, not in it. `Rohit is a News18.com journalist` names nobody in the news.
 */
export function passagesOf(story: Story): { passages: Passage[]; blocks: number[] } {
  const passages: Passage[] = [{ role: 'headline', text: story.headline }];
  const blocks = [headlineBlock];
  if (story.standfirst !== null) {
    passages.push({ role: 'standfirst', text: story.standfirst });
    blocks.push(standfirstBlock);
  }
  story.blocks.forEach(({ kind, text }, position) => {
    if (kind === 'NOTE') return;
    passages.push({ role: roles[kind], text });
    blocks.push(position);
  });
  return { passages, blocks };
}
