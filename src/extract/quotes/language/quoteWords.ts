import { readWordLists } from '../../lexicon/readWordLists.ts';

/**
 * The words of a section of `data/quote-words.txt`: `quoteWords('documents')` gives `statement`, `letter`, `memo` and
 * others.
 */
export const quoteWords = readWordLists('quote-words.txt');
