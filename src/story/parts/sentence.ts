import { sentences } from '../../text/sentences.ts';
import { tokenize } from '../../text/tokens.ts';

/** Whether the text ends with a complete sentence: a full stop or the like, and any closing marks or brackets after it. */
export function endsSentence(printed: string): boolean {
  const text = printed.replace(/[\s♦■●◆▪]{1,4}$/u, '');
  return /[.!?…。！？।؟]["”“’'»)\]]{0,4}$/u.test(text) && !/(?:\.\.\.|…)$/u.test(text);
}

/** Whether the text is at most one sentence. `Mr. Smith`, `the U.S. Senate` and `J. Doe` do not end one. */
export function isOneSentence(text: string): boolean {
  return firstSentence(text).length === text.length;
}

/** The text up to the end of its first sentence, closing marks included. */
export function firstSentence(text: string): string {
  return text.slice(0, sentences(text, tokenize(text))[0]?.end);
}
