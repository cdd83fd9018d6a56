import { CUE, hasClass } from '../language/grammar.ts';
import { REPORTING_VERBS } from '../language/reportingVerbs.ts';
import type { Words } from '../language/words.ts';

/**
 * Finds where a quotation ends whose closing mark was forgotten before its attribution: `“We won, Roe said.`, `“We won,
 * said Roe.` Returns the index of the comma, or -1. Only a short attribution that ends a sentence counts.
 */
export function findUnclosedAttribution(words: Words, from: number, to: number): number {
  let comma = -1;
  let verb = -1;
  for (let at = from; at < to; at += 1) {
    const form = words.lower[at] as string;
    if (form === ',') {
      if (verb < 0) comma = at;
      continue;
    }
    if (form === '.' || form === '?' || form === '!') {
      if (form === '.' && comma > from && verb > comma && at - comma <= LONGEST_ATTRIBUTION) return comma;
      comma = -1;
      verb = -1;
    } else if (
      comma >= 0 &&
      verb < 0 &&
      isSayingVerb(words, at) &&
      !isFirstOrSecondPerson(words.lower[at - 1] as string)
    )
      verb = at;
  }
  return -1;
}

/** `We won, I said.`: inside speech these words tell of something that was said earlier. */
function isFirstOrSecondPerson(before: string): boolean {
  return before === 'i' || before === 'we' || before === 'you';
}

/** Whether the word is a form of `say`, `tell` or `add`; other verbs are too often part of the speech. */
function isSayingVerb(words: Words, at: number): boolean {
  if (!hasClass(words, at, CUE)) return false;
  const verb = REPORTING_VERBS.get(words.lower[at] as string);
  return verb?.speaks === true && (verb.base === 'say' || verb.base === 'tell' || verb.base === 'add');
}

const LONGEST_ATTRIBUTION = 8;
