import type { Passage, PassageRole } from '../../extract/extraction.ts';
import type { BlockKind, Story } from '../../story/story.ts';
import type { TextLocation } from '../../text/location.ts';

const roles: Record<Exclude<BlockKind, 'NOTE'>, PassageRole> = {
  PARAGRAPH: 'paragraph',
  SUBHEADING: 'subheading',
  LIST_ITEM: 'listItem',
  PHOTO: 'caption',
};

/**
 * The texts of a story in which names and quotes are looked for, each with its location, in reading order.
 *
 * Notes are left out: they speak about the story. `Rohit is a News18.com journalist` names nobody in the news.
 */
export function passagesOf(story: Story): { passages: Passage[]; locations: TextLocation[] } {
  const passages: Passage[] = [{ role: 'headline', text: story.headline }];
  const locations: TextLocation[] = [{ field: 'HEADLINE', block: null }];
  if (story.standfirst !== null) {
    passages.push({ role: 'standfirst', text: story.standfirst });
    locations.push({ field: 'STANDFIRST', block: null });
  }
  story.blocks.forEach(({ kind, text }, block) => {
    if (kind === 'NOTE') return;
    passages.push({ role: roles[kind], text });
    locations.push({ field: kind === 'PHOTO' ? 'CAPTION' : 'BODY', block });
  });
  return { passages, locations };
}
