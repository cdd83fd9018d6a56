import type { TextField, TextLocation } from '../text/location.ts';
import type { BlockKind, StoryBlock } from './story.ts';

/** The location of a block: field CAPTION for a photo, NOTE for a note, BODY for the others. */
export function blockLocation(blocks: readonly StoryBlock[], position: number): TextLocation {
  const kind = blocks[position]?.kind;
  return { field: kind === undefined ? 'BODY' : fieldOfKind[kind], block: position };
}

export const headlineLocation: TextLocation = { field: 'HEADLINE', block: null };
export const standfirstLocation: TextLocation = { field: 'STANDFIRST', block: null };

const fieldOfKind: Record<BlockKind, TextField> = {
  PARAGRAPH: 'BODY',
  SUBHEADING: 'BODY',
  LIST_ITEM: 'BODY',
  PHOTO: 'CAPTION',
  NOTE: 'NOTE',
};
