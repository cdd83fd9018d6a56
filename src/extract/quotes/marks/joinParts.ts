import type { Range } from '../../extraction.ts';

/**
 * The words of a quote as they read without what stands between its parts: `“It is late,” she said. “We go.”` reads `It
 * is late. We go.`, and `“It is late,” she said, “and cold.”` reads `It is late, and cold.`; `“Sense,” she said, “is
 * rare.”` reads `Sense is rare.`
 */
export function joinParts(text: string, parts: readonly Range[]): string {
  let joined = '';
  for (let index = 0; index < parts.length; index += 1) {
    const { start, end } = parts[index] as Range;
    if (index > 0) joined += `${signBetween(text, parts[index - 1] as Range, start)} `;
    joined += text.slice(start, end);
    const next = parts[index + 1]?.start;
    if (next !== undefined && startsNewSentence(text, end, next)) joined = joined.replace(INNER_COMMA, '.$1');
  }
  return joined;
}

/** `win,’` before an attribution that ends its sentence. */
const INNER_COMMA = /,([’'”"])$/;

/** The sign that the attribution took the position of: a comma before it becomes a stop where a new sentence follows. */
export function signBetween(text: string, before: Range, start: number): string {
  const sign = text[before.end];
  if (sign !== ',' || ENDS_IN_SIGN.test(text.slice(Math.max(before.start, before.end - 2), before.end))) return '';
  if (startsNewSentence(text, before.end, start)) return '.';
  return AUXILIARY_START.test(text.slice(start, start + ATTRIBUTION_TAIL)) ? '' : ',';
}

/** Whether the attribution from `end` to `start` ends a sentence and a new one begins after it. */
function startsNewSentence(text: string, end: number, start: number): boolean {
  const between = text.slice(Math.max(end + 1, start - ATTRIBUTION_TAIL), start);
  return SENTENCE_END.test(between) && SENTENCE_START.test(text.slice(start, start + 2));
}

/** A helping verb: the attribution stands between a subject and its verb. */
const AUXILIARY_START =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|isn|aren|wasn|weren|won|hasn|haven|cannot|doesn|don|didn)\b/;

/** The part ends in a sign of its own. */
const ENDS_IN_SIGN = /[.?!…,;:–—-]$/u;

/** Characters of the attribution's end that are looked at. */
const ATTRIBUTION_TAIL = 16;

/** The attribution between ends its sentence, or its paragraph. */
const SENTENCE_END = /[.?!…\n][”"’')\]]*\s*[^\p{L}\p{N}]*$/u;

const SENTENCE_START = /^[^\p{Ll}]*[\p{Lu}\p{N}]/u;
