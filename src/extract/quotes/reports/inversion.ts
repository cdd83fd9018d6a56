import { ADVERB, CONJUNCTION, PREPOSITION, RELATIVE, SUBORDINATOR, TIME } from '../language/grammar.ts';
import { VERBS, type Verb } from '../language/reportingVerbs.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { type Phrase, subjectBefore } from '../phrases/subjects.ts';

/** An inverted verb stands right behind the words it reports: behind a mark or a comma. */
export function mayBeInverted(passage: ReadPassage, frame: Frame, at: number): boolean {
  if (at === frame.from) return passage.words.capital[at + 1] === 1 && passage.words.lower[at] !== 'asked';
  if (passage.inside[at - 1] !== 0) return true;
  if ((VERBS.get(passage.words.lower[at] as string) as Verb).addresses) return false;
  const form = passage.words.lower[at - 1] as string;
  return form === ',' || form === '—' || form === '–' || form === '--';
}

/** `“…,” Roe, a lawyer, said Monday`: the verb stands behind an aside of a subject that opens the stretch. */
export function followsAside(passage: ReadPassage, at: number, floor: number): boolean {
  if (passage.words.lower[at - 1] !== ',') return false;
  const subject = subjectBefore(passage, at, floor);
  if (subject === null || subject.from - floor > 1) return false;
  return (passage.mentionEndingAt(subject.core) >= 0 && floor > 0) || isOneAside(passage, subject.core, at - 1);
}

const KNOWN = /^(?:known|\w+ed)$/;

/** `The aide, who left, said`, `Her lawyer, Jane Roe, said`: one relative clause or name between two commas. */
function isOneAside(passage: ReadPassage, open: number, close: number): boolean {
  const { lower, classes } = passage.words;
  if (lower[open] !== ',' || open + 1 >= close) return false;
  if (passage.mentionEndingAt(close) >= 0 && !lower.slice(open + 1, close).includes(',')) return true;
  const first = lower[open + 1] as string;
  const opens = ((classes[open + 1] as number) & RELATIVE) !== 0 || first === 'whose' || KNOWN.test(first);
  return opens && !lower.slice(open + 1, close).includes(',');
}

export function endsAttribution(passage: ReadPassage, frame: Frame, subject: Phrase): boolean {
  if (isAsked(passage, subject) || isPosted(passage, subject)) return false;
  if (subject.to >= frame.to || passage.inside[subject.to] !== 0) return true;
  const { words } = passage;
  if (words.tokens[subject.to]?.kind === 'punctuation') return true;
  const classes = words.classes[subject.to] as number;
  return (
    (classes & (PREPOSITION | TIME | RELATIVE | SUBORDINATOR | ADVERB | CONJUNCTION)) !== 0 ||
    words.lower[subject.to] === 'early' ||
    words.lower[subject.to] === 'late' ||
    words.lower[subject.to]?.endsWith('ing') === true
  );
}

/** `Roe, a pupil, asked her teacher whether`: the phrase behind the verb is who was asked. */
function isAsked({ words }: ReadPassage, { from, to }: Phrase): boolean {
  return words.lower[from - 1] === 'asked' && (words.lower[to] === 'whether' || words.lower[to] === 'if');
}

/** `Roe, who left, tweeted a warning.`: what is posted is not who posts. */
function isPosted({ words }: ReadPassage, { from, core }: Phrase): boolean {
  return POSTING.has(words.lower[from - 1] ?? '') && POSTED.has(words.lower[core - 1] ?? '');
}

const POSTING = new Set(['tweeted', 'posted', 'wrote', 'retweeted', 'sent']);
const POSTED = new Set(
  'warning photo picture image video clip link reply apology tribute message letter note poem book article'.split(' '),
);
