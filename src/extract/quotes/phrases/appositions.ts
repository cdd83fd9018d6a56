import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  classesAt,
  DETERMINER,
  hasClass,
  PREPOSITION,
  RELATIVE,
  SUBORDINATOR,
  TIME,
} from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';

/**
 * Whether an apposition, an age or a relative clause begins here, after the comma behind a name: `, the mayor of
 * Haifa,`, `, a Democrat`, `, 34,`, `, chairman of`.
 */
export function beginsApposition(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  if (at >= words.count || passage.insideQuotes[at] !== 0) return false;
  const kind = words.tokens[at]?.kind;
  if (kind === 'number') return true;
  if (kind !== 'word') return false;
  const classes = classesAt(words, at);
  if (words.lower[at] === 'whose' || (classes & RELATIVE) !== 0) return true;
  if ((classes & DETERMINER) !== 0) return words.lower[at] !== 'no';
  return classes === 0 && !words.lower[at]?.endsWith('ing');
}

/**
 * End (exclusive) of an apposition after an inverted subject, `said Jane Roe, the mayor of Haifa, who …`: it ends
 * before a relative clause, a conjunction or the sentence's end.
 */
export function endOfApposition(passage: AnnotatedPassage, from: number, ceiling: number): number {
  const { words } = passage;
  if (hasClass(words, from, RELATIVE) || words.lower[from] === 'whose') return from - 1;
  let at = from;
  let segment = from;
  let relative = false;
  while (at < ceiling && passage.insideQuotes[at] === 0) {
    const form = words.lower[at] as string;
    const classes = classesAt(words, at);
    if (words.tokens[at]?.kind === 'punctuation' && APPOSITION_ENDS.has(form)) break;
    if ((classes & RELATIVE) !== 0 || form === 'that' || form === 'whose') relative = true;
    if (form === ',') {
      const next = words.classes[at + 1] ?? 0;
      if (at + 1 >= ceiling || (next & (RELATIVE | SUBORDINATOR | CONJUNCTION | PREPOSITION | ADVERB)) !== 0) break;
      if (words.lower[at + 1]?.endsWith('ing') || !beginsApposition(passage, at + 1)) break;
      segment = at + 1;
      relative = false;
    } else if ((classes & SUBORDINATOR) !== 0 && (classes & DETERMINER) === 0 && form !== 'that') break;
    else if ((classes & AUXILIARY) !== 0 && form !== "'s" && !relative) return segment - 1;
    else if ((classes & TIME) !== 0) break;
    at += 1;
  }
  while (at > from && hasClass(words, at - 1, CONJUNCTION | PREPOSITION)) at -= 1;
  return at;
}

const APPOSITION_ENDS = new Set(['.', '?', '!', ';', ':', '—', '–', '--', '…']);
