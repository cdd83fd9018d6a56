import { ADVERB, AUXILIARY, hasClass, PRONOUN, RELATIVE } from '../language/grammar.ts';
import { quoteWords } from '../language/quoteWords.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import { opensClause } from '../phrases/clauses.ts';
import { IRREGULAR_PAST_FORMS } from '../phrases/pastForms.ts';
import type { Report } from '../reports/report.ts';
import { cutBefore } from './nextReport.ts';

/**
 * End (exclusive) of the content that begins at `from`: it ends with the sentence, with the clause that its report is
 * in, or before another report.
 */
export function endOfContent(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  reports: readonly Report[],
  index: number,
  from: number,
  ceiling: number,
): number {
  const report = reports[index] as Report;
  let to = clauseEnd(passage, sentence, from, ceiling);
  if (report.verb.infinitive) to = Math.min(to, endOfInfinitive(passage, from, to));
  if (isSubordinate(passage, report)) to = Math.min(to, nextComma(passage, from, to));
  if (report.verb.form === 'participle') to = Math.min(to, nextParticiple(passage, from, to));
  for (let next = index + 1; next < reports.length; next += 1) {
    const other = reports[next] as Report;
    if (other.from <= from) continue;
    if (other.from >= to) break;
    if (encloses(other, report)) {
      to = Math.min(to, startOfVerb(passage, other));
      break;
    }
    const cut = cutBefore(passage, other, from);
    if (cut > from) {
      to = Math.min(to, cut);
      break;
    }
  }
  return trimEnd(passage, from, to);
}

/** `…, saying demand was low, and closing its plant`: the second participle is something else that the speaker does. */
function nextParticiple({ words, insideQuotes }: AnnotatedPassage, from: number, ceiling: number): number {
  for (let at = from + 2; at + 2 < ceiling; at += 1)
    if (
      words.lower[at] === ',' &&
      words.lower[at + 1] === 'and' &&
      insideQuotes[at] === 0 &&
      words.lower[at + 2]?.endsWith('ing')
    )
      return at;
  return ceiling;
}

/** `urged members to keep order and left`: a past form is no part of an infinitive. */
function endOfInfinitive({ words, insideQuotes }: AnnotatedPassage, from: number, ceiling: number): number {
  let hasTo = false;
  for (let at = from; at + 1 < ceiling && words.lower[at] !== 'that'; at += 1) {
    if (words.lower[at] === 'to') hasTo = true;
    else if (
      hasTo &&
      insideQuotes[at] === 0 &&
      words.lower[at] === 'and' &&
      IRREGULAR_PAST_FORMS.has(words.lower[at + 1] as string)
    )
      return at;
  }
  return ceiling;
}

/** `A nurse who refused to be named said`: whether the report is part of another's subject, whose verb follows. */
function encloses({ subject }: Report, report: Report): boolean {
  return subject !== null && subject.from < report.from && subject.to > report.to;
}

/** The first word of a verb with its auxiliaries: `have` of `have found`. */
function startOfVerb({ words }: AnnotatedPassage, report: Report): number {
  let at = report.from;
  while (hasClass(words, at - 1, AUXILIARY | ADVERB)) at -= 1;
  return at;
}

/** Cuts the signs off the end of the content. */
export function trimEnd(passage: AnnotatedPassage, from: number, end: number): number {
  const { words } = passage;
  let to = end;
  while (
    to > from &&
    words.tokens[to - 1]?.kind === 'punctuation' &&
    words.lower[to - 1] !== ')' &&
    words.lower[to - 1] !== '%'
  )
    to -= 1;
  return to;
}

/**
 * End of a clause: a semicolon, a single dash, `, but`, `, even as`. A pair of dashes encloses something, and does not
 * end it.
 */
export function clauseEnd(passage: AnnotatedPassage, sentence: OuterSentence, from: number, ceiling: number): number {
  const { words } = passage;
  let dash = -1;
  let to = Math.min(ceiling, sentence.to);
  for (let at = from; at < to; at += 1) {
    if (passage.insideQuotes[at] !== 0) continue;
    const form = words.lower[at] as string;
    if (form === ';') to = at;
    else if (isDash(passage, at) && words.lower[at + 1] !== 'and') dash = dash < 0 ? at : -1;
    else if (
      form === ',' &&
      dash < 0 &&
      at > from + 2 &&
      (CONTRAST_OPENERS.has(words.lower[at + 1] ?? '') ||
        beginsComment(passage, at + 1) ||
        beginsNarration(words.lower, at + 1)) &&
      words.lower[at + 2] !== 'that' &&
      !(RELATIVE_OPENERS.has(words.lower[at + 1] ?? '') && !opensClause(passage, from, at))
    )
      to = at;
  }
  return dash > from && dash < to ? dash : to;
}

/** `, as did Kenya`, `, in what Roe called`: the story's own words. */
function beginsNarration(lower: readonly string[], from: number): boolean {
  const next = lower[from + 1] as string;
  return (lower[from] === 'as' && /^(?:did|does|do)$/.test(next)) || (lower[from] === 'in' && next === 'what');
}

/** `a claim that emails contradict`, `a move that may anger allies`: what the story says about the words before. */
export function beginsComment(passage: AnnotatedPassage, from: number): boolean {
  const { words } = passage;
  const { lower } = words;
  if (lower[from] !== 'a' && lower[from] !== 'an') return false;
  for (let at = from + 1; at < from + 4; at += 1)
    if (COMMENT_NOUNS.has(lower[at] ?? '') && passage.insideQuotes[at] === 0)
      return (
        COMMENT_CONTINUATIONS.has(lower[at + 1] ?? '') ||
        passage.mentionAt(at + 1) >= 0 ||
        hasClass(words, at + 1, PRONOUN)
      );
  return false;
}

const COMMENT_NOUNS = quoteWords('commentNouns');
const COMMENT_CONTINUATIONS = new Set(['that', 'which', 'for', 'of', 'to', 'many', 'most', 'some', 'the']);
const RELATIVE_OPENERS = new Set(['which', 'who']);

/** After a comma these open another clause. */
const CONTRAST_OPENERS = new Set(['which', 'who', 'but', 'even', 'though', 'although', 'while', 'whereas', 'yet']);

function isDash(passage: AnnotatedPassage, at: number): boolean {
  const form = passage.words.lower[at] as string;
  return form === '—' || form === '–' || form === '--' || (form === '-' && isSpaced(passage, at));
}

function isSpaced(passage: AnnotatedPassage, at: number): boolean {
  const { text, tokens } = passage.words;
  return text[(tokens[at]?.start ?? 0) - 1] === ' ' && text[tokens[at]?.end ?? 0] === ' ';
}

/**
 * `As Roe claimed that …, the …`, `Roe, who said …, left`: whether the report is in a subordinate clause, so that its
 * content ends with that clause.
 */
function isSubordinate(passage: AnnotatedPassage, report: Report): boolean {
  const { subject } = report;
  if (subject === null) return report.verb.base === 'ask';
  if (report.shared) return false;
  const { words } = passage;
  if (hasClass(words, subject.from, RELATIVE)) return words.lower[subject.from - 1] === ',';
  if (hasClass(words, subject.from - 1, RELATIVE)) return words.lower[subject.from - 2] === ',';
  return (
    SUBORDINATE_OPENERS.has(words.lower[subject.from - 1] ?? '') &&
    (subject.from < 3 ||
      words.lower[subject.from - 2] === ',' ||
      words.lower[subject.from - 2] === 'even' ||
      words.sentence[subject.from - 2] !== words.sentence[subject.from] ||
      words.lower[subject.from - 2] === 'and' ||
      words.lower[subject.from - 2] === 'but')
  );
}

const SUBORDINATE_OPENERS = quoteWords('subordinateOpeners');

function nextComma(passage: AnnotatedPassage, from: number, ceiling: number): number {
  for (let at = from; at < ceiling; at += 1)
    if (passage.insideQuotes[at] === 0 && passage.words.lower[at] === ',') return at;
  return ceiling;
}
