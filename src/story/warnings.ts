import type { TextLocation } from '../text/location.ts';
import { countWords } from '../text/words.ts';
import { blockLocation, headlineLocation, standfirstLocation } from './locations.ts';
import { findUnbalanced, isBalanced } from './parts/marks.ts';
import { endsSentence } from './parts/sentence.ts';
import { shorten } from './shorten.ts';
import type { Story, StoryBlock, StoryWarning } from './story.ts';

/** Warnings about the text of a finished story: a guessed headline, text that breaks off, unpaired quotation marks. */
export function findWarnings(story: Story, isHeadlineGuessed: boolean): StoryWarning[] {
  const warnings: StoryWarning[] = [];
  if (isHeadlineGuessed) {
    const message = `The story prints no headline; its first sentence, \`${shorten(story.headline)}\`, was taken.`;
    warnings.push({ code: 'HEADLINE_MISSING', message, location: null });
  }
  for (const position of brokenOff(story.blocks)) {
    const end = story.blocks[position]?.text.slice(-40) ?? '';
    warnings.push({
      code: 'TEXT_TRUNCATED',
      message: `The text ends in the middle of a sentence, \`…${end}\`; it was kept. Ingest the story again with its full text.`,
      location: blockLocation(story.blocks, position),
    });
  }
  return [...warnings, ...unbalanced(story)];
}

// Checked are the last paragraph and the biographies of authors, which some sites cut to a fixed length.
function brokenOff(blocks: readonly StoryBlock[]): number[] {
  const last = blocks.findLastIndex((block) => block.kind === 'PARAGRAPH' || block.kind === 'LIST_ITEM');
  return blocks.flatMap(({ kind, noteKind, text }, position) => {
    const isChecked = noteKind === 'AUTHOR' || (position === last && kind === 'PARAGRAPH' && countWords(text) > 3);
    return isChecked &&
      (!endsSentence(text) || /\[\+?\d+ chars\]$/.test(text)) &&
      !/[.!?]["”]?\s\([^()]{2,40}\)$/.test(text)
      ? [position]
      : [];
  });
}

function unbalanced(story: Story): StoryWarning[] {
  const warn = (text: string, location: TextLocation): StoryWarning => ({
    code: 'QUOTE_UNBALANCED',
    message: `A quotation mark has no partner in \`${shorten(text)}\`; quotes there may be missed.`,
    location,
  });
  const { headline, standfirst, blocks } = story;
  return [
    ...(isBalanced(headline) ? [] : [warn(headline, headlineLocation)]),
    ...(standfirst === null || isBalanced(standfirst) ? [] : [warn(standfirst, standfirstLocation)]),
    ...findUnbalanced(blocks).map((position) => warn(blocks[position]?.text ?? '', blockLocation(blocks, position))),
  ];
}
