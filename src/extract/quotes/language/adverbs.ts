import { quoteWords } from './quoteWords.ts';
/** Whether a word in small letters is an adverb by its end. */
export function isAdverb(form: string): boolean {
  return form.endsWith('ly') && !NOT_ADVERBS.has(form);
}

/** Adjectives and nouns that end so too. */
const NOT_ADVERBS = quoteWords('notAdverbs');
