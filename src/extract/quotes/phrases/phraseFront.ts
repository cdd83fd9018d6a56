import { isAdverb } from '../language/adverbs.ts';
import { ADVERB, CONJUNCTION, classesAt, DETERMINER, hasClass, PREPOSITION, TIME } from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';

/**
 * Cuts off what cannot begin a subject: `But`, `Meanwhile`, `On Monday`, `In Washington`. Returns the new start;
 * greater than `end` where nothing is left.
 */
export function trimFront(passage: AnnotatedPassage, start: number, end: number): number {
  const { words } = passage;
  let from = start;
  while (from <= end) {
    const classes = classesAt(words, from);
    if (passage.mentionAt(from) >= 0 && (classes & TIME) === 0) return from;
    if ((classes & (CONJUNCTION | TIME)) !== 0) from += 1;
    else if ((classes & ADVERB) !== 0 && (classes & DETERMINER) === 0 && from < end) from += 1;
    else if ((classes & PREPOSITION) !== 0) from = skipPrepositional(passage, from, end);
    else if (isAdverb(words.lower[from] as string) && from < end) from += 1;
    else return from;
  }
  return from;
}

/**
 * Moves the start of a phrase to what measures its number or share: `Just` of `Just 19 percent`, `Fewer than` of `Fewer
 * than half`.
 */
export function includeMeasure(passage: AnnotatedPassage, from: number, floor: number): number {
  const { lower, tokens } = passage.words;
  if (tokens[from]?.kind !== 'number' && !AMOUNTS.test(lower[from] as string)) return from;
  const at = lower[from - 1] === 'than' ? from - 2 : from - 1;
  return at >= floor && passage.insideQuotes[at] === 0 && MEASURE_WORDS.has(lower[at] as string) ? at : from;
}

const MEASURE_WORDS = quoteWords('measureWords');
const AMOUNTS =
  /^(?:half|all|a|one|two|three|four|five|six|seven|eight|nine|ten|every|everyone|everybody|(?:one|two|three|four)-\w+s?)$/;

/**
 * `In a statement the firm`: the start of a subject that follows an adjunct without a comma; `from` where there is no
 * adjunct.
 */
export function skipOpeningAdjunct(passage: AnnotatedPassage, from: number, end: number, floor: number): number {
  const { words } = passage;
  const before = from - 1;
  if (before < floor || !hasClass(words, before, PREPOSITION)) return from;
  const opens = before === floor || hasClass(words, before - 1, CONJUNCTION);
  const start = opens ? skipPrepositional(passage, before, end) : from;
  return start > end ? from : start;
}

/**
 * `In Washington the mayor`: index after a prepositional phrase, where the last name or determiner begins that no
 * preposition governs.
 */
function skipPrepositional(passage: AnnotatedPassage, from: number, end: number): number {
  const { words } = passage;
  for (let at = end; at > from + 1; at -= 1) {
    const mention = passage.mentionAt(at);
    const isDetermined = mention < 0 && hasClass(words, at, DETERMINER);
    if (mention < 0 && !isDetermined) continue;
    let start = mention < 0 ? at : passage.mentionStart(mention);
    while (
      mention >= 0 &&
      start - 1 > from &&
      words.capital[start - 1] === 1 &&
      words.classes[start - 1] === 0 &&
      passage.mentionAt(start - 1) < 0
    )
      start -= 1;
    if (start <= from + 1) return end + 1;
    if (!hasClass(words, start - 1, PREPOSITION)) return start;
    at = start;
  }
  return end + 1;
}
