import { readWordLists } from '../../lexicon/wordList.ts';

/** The words of a section of `data/quote-words.txt`: `quoteWords('documents')` has `statement`, `letter`, `memo`. */
export const quoteWords = readWordLists('quote-words.txt');
