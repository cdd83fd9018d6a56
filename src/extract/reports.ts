import { ADJECTIVES, NOUNS, VERBS, type Verb } from './cues.ts';
import type { Frame } from './frames.ts';
import {
  ADVERB,
  AUXILIARY,
  CONJUNCTION,
  CUE,
  DETERMINER,
  OBJECT,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
  TIME,
} from './grammar.ts';
import type { ReadPassage } from './passages.ts';
import { type Phrase, startOfPhrase, subjectAfter, subjectBefore } from './phrases.ts';

/** A place where the text says that somebody speaks or thinks: a verb, or `according to`, with its subject. */
export interface Report {
  /** Words of the cue, half-open: `told`, `according to`. */
  from: number;
  to: number;
  verb: Verb;
  subject: Phrase | null;
  /** The subject stands behind the cue. */
  inverted: boolean;
  /** The subject is that of an earlier verb: `… said …, adding …`. */
  shared: boolean;
}

const NO_VERB: Verb = {
  base: '',
  speaks: false,
  clause: false,
  thatClause: false,
  infinitive: false,
  object: false,
  addresses: false,
  form: 'past',
};
const ACCORDING: Verb = { ...NO_VERB, base: 'according', speaks: true, clause: true };
const THAT: Verb = { ...NO_VERB, base: 'that', thatClause: true };

/** Finds the reports of a frame outside quotation marks, in reading order. */
export function findReports(passage: ReadPassage, frame: Frame): Report[] {
  const { words } = passage;
  const reports: Report[] = [];
  for (let at = frame.from; at < frame.to; at += 1) {
    if (passage.inside[at] !== 0) continue;
    if (words.lower[at] === 'according' && words.lower[at + 1] === 'to') {
      const subject = subjectAfter(passage, at + 1, frame.to);
      if (subject !== null)
        reports.push({ from: at, to: at + 2, verb: ACCORDING, subject, inverted: true, shared: false });
      at += 1;
      continue;
    }
    if (words.lower[at] === 'that') {
      const clause = readThat(passage, frame, at, reports);
      if (clause !== null) reports.push(clause);
      continue;
    }
    if (((words.classes[at] as number) & CUE) === 0) continue;
    const mention = passage.mentionAt(at);
    if (mention >= 0 && words.capital[at] === 1) continue;
    const verb = VERBS.get(words.lower[at] as string) as Verb;
    if (!isFinite(passage, frame, at, verb)) continue;
    const report = readReport(passage, frame, at, verb, reports);
    if (report !== null) reports.push(report);
  }
  return reports;
}

/** `Roe’s claim that`, `was adamant that`: a noun or an adjective that reports the clause behind it. */
function readThat(passage: ReadPassage, frame: Frame, that: number, earlier: readonly Report[]): Report | null {
  const { words } = passage;
  const at = that - 1;
  if (at <= frame.from || passage.inside[at] !== 0) return null;
  const form = words.lower[at] as string;
  if (ADJECTIVES.has(form)) {
    const subject = subjectBefore(passage, at, floorOf(passage, frame, at));
    return subject === null || ((words.classes[at - 1] as number) & (AUXILIARY | ADVERB)) === 0
      ? null
      : { from: at, to: that, verb: THAT, subject, inverted: false, shared: false };
  }
  if (!NOUNS.has(form) || earlier.some((report) => report.from >= at - 4)) return null;
  return { from: at, to: that, verb: THAT, subject: possessorOf(passage, frame, at), inverted: false, shared: false };
}

/** The one whose claim it is: `Roe’s claim`, `his belief`; null for `fears that`. */
function possessorOf(passage: ReadPassage, frame: Frame, noun: number): Phrase | null {
  const { words } = passage;
  for (let at = noun - 1; at >= Math.max(frame.from, noun - 3); at -= 1) {
    const form = words.lower[at] as string;
    if (form === "'s" || form === "'") {
      const from = startOfPhrase(passage, at - 1, frame.from);
      return from > at - 1 ? null : { from, to: at, core: at };
    }
    if (POSSESSIVES.has(form)) return { from: at, to: at + 1, core: at + 1 };
  }
  return null;
}

const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our']);

/** Whether the word is a verb here, and not a noun (`the report`), a participle (`was told`) or an adjective. */
function isFinite(passage: ReadPassage, frame: Frame, at: number, verb: Verb): boolean {
  const { words } = passage;
  if (at === frame.from) return verb.form === 'past' || verb.form === 'participle';
  const before = words.classes[at - 1] as number;
  const form = words.lower[at - 1] as string;
  if (passage.inside[at - 1] !== 0)
    return verb.form === 'past' || verb.form === 'present' || verb.form === 'participle';
  if ((before & DETERMINER) !== 0 && (before & PRONOUN) === 0 && !COUNTING.has(form)) return false;
  if (form === "'s" && ((words.classes[at - 2] ?? 0) & (PRONOUN | RELATIVE)) === 0) return false;
  if ((before & PREPOSITION) !== 0 && form !== 'to' && !(verb.form === 'participle' && GERUND_AFTER.has(form)))
    return false;
  if (verb.form === 'past') return words.lower[at + 1] !== 'by' && !isPassive(passage, at);
  if (verb.form === 'participle')
    return (
      form === ',' ||
      (before & (CONJUNCTION | AUXILIARY | ADVERB | PREPOSITION)) !== 0 ||
      form === '—' ||
      form === '–' ||
      form === '--'
    );
  if (verb.form === 'base') return baseIsVerb(passage, at, before, form);
  return presentIsVerb(passage, at, before, form);
}

const COUNTING = new Set('some many most several others few all both'.split(' '));
const GERUND_AFTER = new Set(['by', 'in', 'after', 'before', 'without', 'of', 'for', 'despite', 'while', 'from']);

function isPassive(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const form = words.lower[back] as string;
    if (BEING.has(form)) return true;
    if (((words.classes[back] as number) & ADVERB) === 0) return false;
  }
  return false;
}

const BEING = new Set([
  'is',
  'are',
  'was',
  'were',
  'be',
  'been',
  'being',
  "isn't",
  "wasn't",
  "aren't",
  "weren't",
  "'re",
  "'m",
]);

function baseIsVerb(passage: ReadPassage, at: number, before: number, form: string): boolean {
  const { words } = passage;
  if ((before & (PRONOUN | AUXILIARY | RELATIVE)) !== 0 || form === 'to' || form === "don't") return true;
  if ((before & ADVERB) !== 0) return true;
  if ((before & (CONJUNCTION | SUBORDINATOR)) !== 0) return form !== 'that' ? opensContent(passage, at + 1) : true;
  if (words.capital[at] === 1) return false;
  return (
    (form.endsWith('s') ||
      PLURALS.has(form) ||
      passage.mentionAt(at - 1) >= 0 ||
      (before & CONJUNCTION) !== 0 ||
      form === ',' ||
      form === ')') &&
    opensContent(passage, at + 1)
  );
}

const PLURALS = new Set(
  'people police men women some many others most few several children media staff percent voters'.split(' '),
);

function presentIsVerb(passage: ReadPassage, at: number, before: number, form: string): boolean {
  if (passage.words.lower[at] === 'says' || (before & (PRONOUN | RELATIVE)) !== 0) return true;
  if ((before & (TIME | ADVERB)) !== 0 || form === ',') return true;
  if ((before & CONJUNCTION) !== 0 && passage.words.lower[at + 1] === 'to') return false;
  return opensContent(passage, at + 1);
}

/** Whether what follows may be what is said: `that`, a determiner, a pronoun, a name, `to`, an opening mark, a colon. */
function opensContent(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  if (at >= words.count) return false;
  if (passage.inside[at] !== 0 || passage.mentionAt(at) >= 0) return true;
  const form = words.lower[at] as string;
  if (form === 'that' || form === 'to' || form === ':' || form === ',' || form === 'it' || form === 'there')
    return true;
  const classes = words.classes[at] as number;
  return (classes & (DETERMINER | PRONOUN | OBJECT | SUBORDINATOR)) !== 0 && (classes & PREPOSITION) === 0;
}

/** `pointed out`, `chimed in`: the word that belongs to the verb. */
const PARTICLES: Readonly<Record<string, string>> = { point: 'out', chime: 'in', sum: 'up', call: 'for', spell: 'out' };

function readReport(
  passage: ReadPassage,
  frame: Frame,
  at: number,
  verb: Verb,
  earlier: readonly Report[],
): Report | null {
  const floor = floorOf(passage, frame, at);
  const to = at + 1 < frame.to && PARTICLES[verb.base] === passage.words.lower[at + 1] ? at + 2 : at + 1;
  const after = verb.speaks && mayBeInverted(passage, frame, at) ? subjectAfter(passage, at, frame.to) : null;
  if (after !== null && endsAttribution(passage, frame, after) && !followsAside(passage, at, floor)) {
    return { from: at, to, verb, subject: after, inverted: true, shared: false };
  }
  const before = verb.form === 'participle' && !hasBe(passage, at) ? null : subjectBefore(passage, at, floor);
  if (before !== null) return { from: at, to, verb, subject: before, inverted: false, shared: false };
  const main = (verb.speaks ? earlier.findLast(isOwnSpeech) : undefined) ?? earlier.findLast(isOwn) ?? null;
  if (main !== null) return { from: at, to, verb, subject: main.subject, inverted: false, shared: true };
  if (verb.form !== 'participle' && !followsConjunction(passage, at))
    return { from: at, to, verb, subject: null, inverted: false, shared: false };
  return { from: at, to, verb, subject: subjectOfFrame(passage, frame, at), inverted: false, shared: true };
}

function isOwn(report: Report): boolean {
  return report.subject !== null;
}

function isOwnSpeech(report: Report): boolean {
  return report.subject !== null && !report.shared && report.verb.speaks;
}

/** `He sat down and joked`: the second verb of one subject. */
function followsConjunction(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  let back = at - 1;
  while (back > 0 && ((words.classes[back] as number) & (ADVERB | AUXILIARY | TIME)) !== 0) back -= 1;
  return (
    back > 0 &&
    passage.inside[back] === 0 &&
    (((words.classes[back] as number) & CONJUNCTION) !== 0 || words.lower[back] === ',')
  );
}

function hasBe(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  const before = words.classes[at - 1] ?? 0;
  if ((before & ADVERB) !== 0) return ((words.classes[at - 2] ?? 0) & AUXILIARY) !== 0;
  return (before & AUXILIARY) !== 0;
}

/** The left end of what may hold the verb's subject: the frame's begin, or the last closing mark. */
function floorOf(passage: ReadPassage, frame: Frame, at: number): number {
  for (let back = at - 1; back >= frame.from; back -= 1) {
    if (passage.inside[back] !== 0) return back + 1;
    const form = passage.words.lower[back] as string;
    if (form === ';' || form === ':') return back + 1;
  }
  return frame.from;
}

/** An inverted verb stands right behind the words it reports: behind a mark or a comma. */
function mayBeInverted(passage: ReadPassage, frame: Frame, at: number): boolean {
  if (at === frame.from) return false;
  if (passage.inside[at - 1] !== 0) return true;
  if ((VERBS.get(passage.words.lower[at] as string) as Verb).addresses) return false;
  const form = passage.words.lower[at - 1] as string;
  return form === ',' || form === '—' || form === '–' || form === '--';
}

/** `“…,” Roe, a lawyer, said Monday`: the verb stands behind an aside of a subject that opens the stretch. */
function followsAside(passage: ReadPassage, at: number, floor: number): boolean {
  if (passage.words.lower[at - 1] !== ',') return false;
  const subject = subjectBefore(passage, at, floor);
  return subject !== null && subject.from - floor <= 1 && passage.mentionEndingAt(subject.core) >= 0 && floor > 0;
}

function endsAttribution(passage: ReadPassage, frame: Frame, subject: Phrase): boolean {
  if (subject.to >= frame.to || passage.inside[subject.to] !== 0) return true;
  const { words } = passage;
  if (words.tokens[subject.to]?.kind === 'punctuation') return true;
  const classes = words.classes[subject.to] as number;
  return (
    (classes & (PREPOSITION | TIME | RELATIVE | SUBORDINATOR | ADVERB | CONJUNCTION)) !== 0 ||
    words.lower[subject.to]?.endsWith('ing') === true
  );
}

/** The subject of the frame's main clause, for `…, saying …`: its first name or pronoun outside marks. */
export function subjectOfFrame(passage: ReadPassage, frame: Frame, before: number): Phrase | null {
  const { words } = passage;
  for (let at = frame.from; at < before; at += 1) {
    if (passage.inside[at] !== 0) continue;
    const classes = words.classes[at] as number;
    if ((classes & PRONOUN) !== 0 && words.lower[at] !== 'it') return { from: at, to: at + 1, core: at + 1 };
    const mention = passage.mentionAt(at);
    if (mention < 0) continue;
    const end = passage.mentionEnd(mention);
    const previous = words.classes[at - 1] ?? 0;
    if (words.lower[end] === "'s" || (at > frame.from && (previous & PREPOSITION) !== 0)) at = end - 1;
    else return phraseAround(passage, frame, at, end);
  }
  return leadingPhrase(passage, frame, before);
}

/** `A party strategist was blunt.`: the description that a frame begins with. */
function leadingPhrase(passage: ReadPassage, frame: Frame, before: number): Phrase | null {
  const { words } = passage;
  const opens = passage.inside[frame.from] === 0 && ((words.classes[frame.from] as number) & DETERMINER) !== 0;
  return opens ? subjectAfter(passage, frame.from - 1, before) : null;
}

function phraseAround(passage: ReadPassage, frame: Frame, at: number, end: number): Phrase {
  let from = at;
  const { words } = passage;
  while (
    from > frame.from &&
    passage.inside[from - 1] === 0 &&
    words.tokens[from - 1]?.kind === 'word' &&
    ((words.classes[from - 1] as number) === 0 || ((words.classes[from - 1] as number) & DETERMINER) !== 0)
  )
    from -= 1;
  return { from, to: end, core: end };
}
