import type { StoryBlock } from '../story.ts';

/**
 * Positions of paragraphs whose double quotation marks do not pair. A curly mark may pair with a straight one (`“…"`), and a
 * quote that goes on in the next paragraph may stay open. Apostrophes, single marks and inches (`6'2"`) do not count.
 */
export function findUnbalanced(blocks: readonly StoryBlock[]): number[] {
  const positions: number[] = [];
  const texts = blocks.flatMap((block, position) =>
    block.kind === 'PARAGRAPH' || block.kind === 'LIST_ITEM' ? [{ text: block.text, position }] : [],
  );
  texts.forEach(({ text, position }, index) => {
    const next = texts[index + 1]?.text ?? '';
    if (!isBalanced(text) && !(leavesOpen(text) && /^["“„«]/.test(next))) positions.push(position);
  });
  return positions;
}

/** Whether a text's double quotation marks come in pairs. */
export function isBalanced(text: string): boolean {
  return marksOf(text).length % 2 === 0 || (text.match(/["“”„‟«»]|``|''|‘‘|’’/g)?.length ?? 0) % 2 === 0;
}

function marksOf(text: string): RegExpExecArray[] {
  const marks = [...text.matchAll(/["“”„‟«»]|``|''/g)];
  return marks.length % 2 === 0 ? marks : marks.filter(({ index }) => !isInch(text, index));
}

function isInch(text: string, index: number): boolean {
  return /\d/.test(text[index - 1] ?? '') && !/[“"„][^"“”„]*$/.test(text.slice(Math.max(0, index - 200), index));
}

function leavesOpen(text: string): boolean {
  const last = marksOf(text).at(-1);
  return (
    last !== undefined && !/\S/.test(text[last.index - 1] ?? ' ') && /\S/.test(text[last.index + last[0].length] ?? ' ')
  );
}
