import { ADVERB, AUXILIARY, CONJUNCTION, hasClass } from '../language/grammar.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Report } from '../reports/report.ts';
import { skipDay } from './adjuncts.ts';

/** Where the content must end before another report, or -1 where that report is part of the content. */
export function cutBefore(passage: AnnotatedPassage, other: Report, from: number): number {
  const { words } = passage;
  if (other.verb.base === 'according') return words.lower[other.from - 1] === ',' ? other.from - 1 : other.from;
  if (other.verb.base === 'that' || other.inverted) return -1;
  if (!other.shared) return cutBeforeClause(passage, other, from);
  if (MODALS.has(words.lower[other.from - 1] ?? '')) return -1;
  let at = other.from - 1;
  while (at > from && hasClass(words, at, ADVERB | AUXILIARY)) at -= 1;
  if (hasClass(words, at, CONJUNCTION)) at -= 1;
  else if (words.lower[at] !== ',') return -1;
  return words.lower[at] === ',' ? at : at + 1;
}

/** `said it had come and would respond`: what somebody would do is part of what is said. */
const MODALS = new Set(['would', 'could', 'might']);

/** `…, Roe said.`: whether the report ends the sentence, as the attribution of another content. */
function endsSentence(passage: AnnotatedPassage, report: Report): boolean {
  const tail = skipDay(passage, report.to);
  return (
    (report.verb.speaks || isHeardInCourt(passage, report)) &&
    (tail > report.to
      ? !isWord(passage, tail) || AFTER_DAY.has(passage.words.lower[tail] ?? '')
      : passage.words.lower[tail] === '.')
  );
}

/** `…, the court heard.` */
export function isHeardInCourt({ words }: AnnotatedPassage, { verb, subject }: Report): boolean {
  return verb.base === 'hear' && subject !== null && COURT_NOUNS.test(words.lower[subject.coreEnd - 1] as string);
}

const COURT_NOUNS = /^(?:court|jury|jurors|inquest|tribunal|hearing|inquiry|committee|panel)$/;

/** `said Thursday after months of talks`. */
const AFTER_DAY = new Set(['after', 'in', 'at', 'during', 'as']);

function isWord(passage: AnnotatedPassage, at: number): boolean {
  return passage.words.tokens[at]?.kind === 'word';
}

/** `…, and Roe said …`: where a report with a subject of its own begins another clause. */
function cutBeforeClause(passage: AnnotatedPassage, other: Report, from: number): number {
  const { words } = passage;
  if (other.subject === null) return -1;
  const before = other.subject.from - 1;
  if (words.lower[before] === ',' && before > from && endsSentence(passage, other)) return before;
  if (before <= from || !hasClass(words, before, CONJUNCTION)) return -1;
  if (!other.verb.speaks && words.lower[before - 1] !== ',') return -1;
  return words.lower[before - 1] === ',' ? before - 1 : before;
}
