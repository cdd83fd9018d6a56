import { quoteWords } from './quoteWords.ts';

/**
 * Whether a lower-case word looks like an adverb: it ends in `ly`, and is none of the nouns and adjectives that do so,
 * too.
 */
export function isAdverb(form: string): boolean {
  return form.endsWith('ly') && !NOT_ADVERBS.has(form);
}

/** `early`, `family`, `supply`. */
const NOT_ADVERBS = quoteWords('notAdverbs');
