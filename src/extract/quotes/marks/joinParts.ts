import type { Range } from '../../../text/range.ts';

/**
 * Joins the parts of a quote into the text that was said, without the attribution between them: `“It is late,” she
 * said. “We go.”` becomes `It is late. We go.`; `“It is late,” she said, “and cold.”` becomes `It is late, and cold.`;
 * `“Sense,” she said, “is rare.”` becomes `Sense is rare.`
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

/** A comma inside inner marks, `win,’`, which becomes a stop too. */
const INNER_COMMA = /,([’'”"])$/;

/**
 * The sign to put between two parts in place of the attribution: a stop where a new sentence follows, the comma where
 * the sentence goes on, nothing where the first part has a sign of its own.
 */
export function signBetween(text: string, before: Range, start: number): string {
  const sign = text[before.end];
  if (sign !== ',' || ENDS_IN_SIGN.test(text.slice(Math.max(before.start, before.end - 2), before.end))) return '';
  if (startsNewSentence(text, before.end, start)) return '.';
  return AUXILIARY_START.test(text.slice(start, start + ATTRIBUTION_TAIL)) ? '' : ',';
}

/** Whether the attribution between `end` and `start` ends a sentence, so that the next part begins a new one. */
function startsNewSentence(text: string, end: number, start: number): boolean {
  const between = text.slice(Math.max(end + 1, start - ATTRIBUTION_TAIL), start);
  return SENTENCE_END.test(between) && SENTENCE_START.test(text.slice(start, start + 2));
}

/**
 * The next part begins with an auxiliary verb: the attribution separates a subject from its verb, where no comma
 * belongs.
 */
const AUXILIARY_START =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|isn|aren|wasn|weren|won|hasn|haven|cannot|doesn|don|didn)\b/;

/** The part ends in a sign of its own. */
const ENDS_IN_SIGN = /[.?!…,;:–—-]$/u;

/** How many characters of the attribution's end are looked at. */
const ATTRIBUTION_TAIL = 16;

/** The attribution ends its sentence, or its paragraph. */
const SENTENCE_END = /[.?!…\n][”"’')\]]*\s*[^\p{L}\p{N}]*$/u;

/** The next part begins with a capital letter or a number. */
const SENTENCE_START = /^[^\p{Ll}]*[\p{Lu}\p{N}]/u;
