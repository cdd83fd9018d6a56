import { ADVERB, AUXILIARY, CONJUNCTION, TIME } from '../language/grammar.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Report } from '../reports/report.ts';

/** Where another report cuts the content off, or -1 when that report is part of the content. */
export function cutBefore(passage: ReadPassage, other: Report, from: number): number {
  const { words } = passage;
  if (other.verb.base === 'according') return words.lower[other.from - 1] === ',' ? other.from - 1 : other.from;
  if (other.verb.base === 'that' || other.inverted) return -1;
  if (!other.shared) return cutBeforeClause(passage, other, from);
  if (MODALS.has(words.lower[other.from - 1] ?? '')) return -1;
  let at = other.from - 1;
  while (at > from && ((words.classes[at] as number) & (ADVERB | AUXILIARY)) !== 0) at -= 1;
  if (((words.classes[at] as number) & CONJUNCTION) !== 0) at -= 1;
  else if (words.lower[at] !== ',') return -1;
  return words.lower[at] === ',' ? at : at + 1;
}

/** `said it had come and would respond`: what somebody would do is said, too. */
const MODALS = new Set(['would', 'could', 'might']);

/** `…, Roe said.`: an attribution behind the content of another. */
function endsFrame(passage: ReadPassage, report: Report): boolean {
  const tail = behindTime(passage, report.to);
  return (
    (report.verb.speaks || isHeardInCourt(passage, report)) &&
    (tail > report.to
      ? !isWord(passage, tail) || AFTERS.has(passage.words.lower[tail] ?? '')
      : passage.words.lower[tail] === '.')
  );
}

/** `…, the court heard.` */
export function isHeardInCourt({ words }: ReadPassage, { verb, subject }: Report): boolean {
  return verb.base === 'hear' && subject !== null && COURTS.test(words.lower[subject.core - 1] as string);
}

const COURTS = /^(?:court|jury|jurors|inquest|tribunal|hearing|inquiry|committee|panel)$/;

/** `said Thursday after months of talks`. */
const AFTERS = new Set(['after', 'in', 'at', 'during', 'as']);

function isWord(passage: ReadPassage, at: number): boolean {
  return passage.words.tokens[at]?.kind === 'word';
}

/** Index behind the day that may follow a verb: `said on Wednesday`. */
export function behindTime({ words }: ReadPassage, from: number): number {
  const day =
    words.lower[from] === 'on' || words.lower[from] === 'late' || words.lower[from] === 'early' ? from + 1 : from;
  return ((words.classes[day] ?? 0) & TIME) === 0 ? from : day + 1;
}

/** `…, and Roe said …` begins a clause of its own. */
function cutBeforeClause(passage: ReadPassage, other: Report, from: number): number {
  const { words } = passage;
  if (other.subject === null) return -1;
  const before = other.subject.from - 1;
  if (words.lower[before] === ',' && before > from && endsFrame(passage, other)) return before;
  if (before <= from || ((words.classes[before] as number) & CONJUNCTION) === 0) return -1;
  if (!other.verb.speaks && words.lower[before - 1] !== ',') return -1;
  return words.lower[before - 1] === ',' ? before - 1 : before;
}
