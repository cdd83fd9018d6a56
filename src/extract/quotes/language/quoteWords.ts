import { readWordLists } from '../../lexicon/wordList.ts';

/**
 * The words of a section of `data/quote-words.txt`: `quoteWords('documents')` gives `statement`, `letter`, `memo` and
 * others.
 */
export const quoteWords = readWordLists('quote-words.txt');
