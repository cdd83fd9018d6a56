import { ADVERB, AUXILIARY, CONJUNCTION, CUE, RELATIVE, TIME } from '../language/grammar.ts';
import { NO_VERB, VERBS, type Verb } from '../language/reportingVerbs.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { isTitle } from '../passages/quotedWords.ts';
import { opensClause } from '../phrases/clauses.ts';
import { subjectOfFrame } from '../phrases/mainSubject.ts';
import { isNounLike } from '../phrases/nounPhrases.ts';
import { type Phrase, subjectAfter, subjectBefore } from '../phrases/subjects.ts';
import { endsAttribution, followsAside, mayBeInverted } from './inversion.ts';
import type { Report } from './report.ts';
import { endOfModifier, floorOf, quotedAs, subjectOfMainClause } from './reportSubjects.ts';
import { readThat } from './thatClauses.ts';
import { absoluteSubject, DOCUMENTS, isPassive, isPerceived, isVerbHere } from './verbUse.ts';

const ACCORDING: Verb = { ...NO_VERB, base: 'according', speaks: true, clause: true };

const COLON: Verb = { ...NO_VERB, base: ':' };

/** `Roe: Camp Is Empty`, `Report: Camp Is Empty`: a headline's colon reports what stands behind it. */
export function findColonReport(passage: ReadPassage, frame: Frame): Report | null {
  const { words } = passage;
  let colon = frame.from + 1;
  while (colon < frame.from + LONGEST_SOURCE && words.lower[colon] !== ':') colon += 1;
  if (colon + 2 >= frame.to || words.lower[colon] !== ':' || passage.inside[colon + 1] !== 0) return null;
  const isNamed = passage.mentionEndingAt(colon) >= 0;
  if (!isNamed && !SOURCES.has(words.lower[colon - 1] as string)) return null;
  const subject = { from: frame.from, to: colon, core: colon };
  return { from: colon, to: colon + 1, verb: COLON, subject, inverted: false, shared: false };
}

const SOURCES = new Set(
  `report poll study police officials insiders experts sources analysts survey ap reuters un feds aide aides official
  filing lawsuit prosecutor prosecutors lawyer lawyers attorney minister mayor governor chief boss coach judge pm ceo
  expert scientist scientists economist economists researchers ally allies witness witnesses family parents source
  ministry spokesman spokeswoman union unions pollster doctor doctors critics activists memo documents records`.split(
    /\s+/,
  ),
);

const LONGEST_SOURCE = 6;

/** Finds the reports of a frame outside quotation marks, in reading order. */
export function findReports(passage: ReadPassage, frame: Frame): Report[] {
  const { words } = passage;
  const reports: Report[] = [];
  for (let at = frame.from; at < frame.to; at += 1) {
    if (passage.inside[at] !== 0) continue;
    if (words.lower[at] === 'according' && words.lower[at + 1] === 'to') {
      const subject = subjectAfter(passage, at + 1, frame.to);
      if (subject !== null) {
        const isInserted = words.lower[at - 1] === ',' && !opensClause(passage, frame.from, at - 1);
        const isOpen = at - frame.from <= 2 && subject.to > subject.core && words.lower[subject.to] !== ',';
        const end = isInserted || isOpen ? subject.core : endOfModifier(passage, frame, subject.to);
        const whole = { ...subject, to: end };
        reports.push({ from: at, to: at + 2, verb: ACCORDING, subject: whole, inverted: true, shared: false });
      }
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
    const phrasal = PHRASAL[verb.base]?.[words.lower[at + 1] ?? ''];
    if (phrasal === undefined && ONLY_PHRASAL.has(verb.base)) continue;
    const told = verb.addresses ? readTold(passage, frame, at, verb) : null;
    if (told !== null) {
      reports.push(told);
      continue;
    }
    if (!isVerbHere(passage, frame, at, verb)) continue;
    const report = readReport(passage, frame, at, { ...verb, ...phrasal }, reports);
    if (report !== null) reports.push(report);
  }
  return reports;
}

/** `He was told that`, `He had been told by a friend that`: what somebody was told, by whom where that is said. */
function readTold(passage: ReadPassage, frame: Frame, at: number, verb: Verb): Report | null {
  const { lower } = passage.words;
  if (verb.form !== 'past' || !isPassive(passage, at)) return null;
  const subject = lower[at + 1] === 'by' ? subjectAfter(passage, at + 1, frame.to) : null;
  const that = subject === null ? at + 1 : subject.to;
  if (lower[that] !== 'that') return null;
  return { from: at, to: at + 1, verb: { ...verb, ...TOLD }, subject, inverted: false, shared: false };
}

const TOLD = { base: 'that', thatClause: true, clause: false, addresses: false, infinitive: false } as const;

/** `pointed out`, `chimed in`: the word that belongs to the verb. */
const PARTICLES: Readonly<Record<string, string>> = {
  point: 'out',
  chime: 'in',
  sum: 'up',
  call: 'for',
  spell: 'out',
  shoot: 'back',
};

const PLEA: Partial<Verb> = { infinitive: true, object: false };

/** What a verb reports with the word behind it: `went on: “…”`, `appealed to voters to`, `called on the mayor to`. */
const PHRASAL: Readonly<Record<string, Readonly<Record<string, Partial<Verb>>>>> = {
  go: { on: { speaks: true } },
  appeal: { to: PLEA },
  plead: { with: PLEA },
  call: { on: PLEA, upon: PLEA },
};

/** Verbs that report nothing without it. */
const ONLY_PHRASAL = new Set(['go', 'appeal']);

function readReport(
  passage: ReadPassage,
  frame: Frame,
  at: number,
  verb: Verb,
  earlier: readonly Report[],
): Report | null {
  const quoted = quotedAs(passage, frame, at);
  if (quoted !== null) return { from: at, to: at + 1, verb, subject: quoted, inverted: false, shared: false };
  const floor = floorOf(passage, frame, at);
  const next = passage.words.lower[at + 1] ?? '';
  const isJoined = PARTICLES[verb.base] === next || PHRASAL[verb.base]?.[next] !== undefined;
  const to = at + 1 < frame.to && isJoined ? at + 2 : at + 1;
  const after = verb.speaks && mayBeInverted(passage, frame, at) ? subjectAfter(passage, to - 1, frame.to) : null;
  const isInverted =
    after !== null && endsAttribution(passage, frame, after) && !runsIntoMarks(passage, frame, at, after);
  if (isInverted && !followsAside(passage, at, floor)) {
    return { from: at, to, verb, subject: after, inverted: true, shared: false };
  }
  const hasOwn = verb.form !== 'participle' || hasBe(passage, at) || showsThat(passage, at);
  const heard = isPerceived(passage, at, verb) ? at - 1 : at;
  const before = hasOwn || heard < at ? subjectBefore(passage, heard, floor) : absoluteSubject(passage, frame, at);
  if (before !== null)
    return { from: at, to, verb, subject: issuerOf(passage, frame, before) ?? before, inverted: false, shared: false };
  if (verb.form === 'participle' && verb.speaks && at === frame.from)
    return { from: at, to, verb, subject: subjectOfMainClause(passage, frame, at), inverted: false, shared: false };
  const main = (verb.speaks ? earlier.findLast(isOwnSpeech) : undefined) ?? earlier.findLast(isOwn) ?? null;
  if (main !== null) return { from: at, to, verb, subject: main.subject, inverted: false, shared: true };
  const behindTitle = titleEndingAt(passage, frame, at) ? subjectOfFrame(passage, frame, at) : null;
  if (behindTitle !== null) return { from: at, to, verb, subject: behindTitle, inverted: false, shared: false };
  if (verb.form !== 'participle' && !followsConjunction(passage, at))
    return { from: at, to, verb, subject: null, inverted: false, shared: false };
  return { from: at, to, verb, subject: subjectOfFrame(passage, frame, at), inverted: false, shared: true };
}

/** `Roe issued a statement which read, “…`: who issues the document that the relative stands for; or null. */
function issuerOf(passage: ReadPassage, frame: Frame, subject: Phrase): Phrase | null {
  const { lower, classes } = passage.words;
  const isRelative = lower[subject.from] === 'that' || ((classes[subject.from] as number) & RELATIVE) !== 0;
  if (!isRelative || !DOCUMENTS.has(lower[subject.from - 1] ?? '')) return null;
  const issuer = subjectOfFrame(passage, frame, subject.from);
  return issuer !== null && issuer.to < subject.from - 2 ? issuer : null;
}

function isOwn(report: Report): boolean {
  return report.subject !== null;
}

function isOwnSpeech(report: Report): boolean {
  return report.subject !== null && !report.shared && report.verb.speaks;
}

/** `The complaint, filed in May, alleges the firm “…”`: what follows the verb is the begin of what is said. */
function runsIntoMarks(passage: ReadPassage, frame: Frame, at: number, { to }: Phrase): boolean {
  if (to >= frame.to || passage.inside[to] === 0) return false;
  return at > frame.from + 1 && passage.inside[at - 1] === 0 && passage.inside[at - 2] === 0;
}

/** `Roe, star of “Late Show,” said`: the title of a work ends what describes the subject. */
function titleEndingAt(passage: ReadPassage, frame: Frame, at: number): boolean {
  const marked = passage.marked[(passage.inside[at - 1] as number) - 1];
  return marked !== undefined && marked.from - 1 > frame.from && isTitle(passage, marked);
}

/** `ledgers showing that`: what is shown is said by what shows it. */
function showsThat(passage: ReadPassage, at: number): boolean {
  const { lower } = passage.words;
  return lower[at + 1] === 'that' && SHOWING.has(lower[at] as string) && isNounLike(passage, at - 1);
}

const SHOWING = new Set(['showing', 'suggesting', 'indicating', 'finding', 'revealing', 'demonstrating', 'proving']);

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
