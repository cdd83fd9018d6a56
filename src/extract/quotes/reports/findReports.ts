import { ADVERB, AUXILIARY, CONJUNCTION, CUE, hasClass, RELATIVE, TIME } from '../language/grammar.ts';
import { NO_TRAITS, REPORTING_VERBS, type ReportingVerb } from '../language/reportingVerbs.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import { isTitle } from '../passages/quotedWords.ts';
import { opensClause } from '../phrases/clauses.ts';
import { mainSubject } from '../phrases/mainSubject.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import { mayBeNoun } from '../phrases/nounTests.ts';
import { subjectAfter, subjectBefore } from '../phrases/subjects.ts';
import { endsAttribution, followsApposition, mayBeInverted } from './inversion.ts';
import { isPassive } from './passives.ts';
import type { Report } from './report.ts';
import { endOfModifier, quotedAs, subjectFloor, subjectOfMainClause } from './reportSubjects.ts';
import { readThatClause } from './thatClauses.ts';
import { absoluteSubject, DOCUMENTS, isPerceptionComplement, isUsedAsVerb } from './verbUse.ts';

const ACCORDING_TO: ReportingVerb = { ...NO_TRAITS, base: 'according', speaks: true, clause: true };

/**
 * Finds the reports of a sentence in reading order: reporting verbs, `according to`, and nouns and adjectives such as
 * `the claim that`. Quoted words are not searched.
 */
export function findReports(passage: AnnotatedPassage, sentence: OuterSentence): Report[] {
  const { words } = passage;
  const reports: Report[] = [];
  for (let at = sentence.from; at < sentence.to; at += 1) {
    if (passage.insideQuotes[at] !== 0) continue;
    if (words.lower[at] === 'according' && words.lower[at + 1] === 'to') {
      const report = readAccordingTo(passage, sentence, at);
      if (report !== null) reports.push(report);
      at += 1;
      continue;
    }
    if (words.lower[at] === 'that') {
      const clause = readThatClause(passage, sentence, at, reports);
      if (clause !== null) reports.push(clause);
      continue;
    }
    if (!hasClass(words, at, CUE)) continue;
    const mention = passage.mentionAt(at);
    if (mention >= 0 && words.capital[at] === 1) continue;
    const verb = REPORTING_VERBS.get(words.lower[at] as string) as ReportingVerb;
    const phrasal = PHRASAL_VERBS[verb.base]?.[words.lower[at + 1] ?? ''];
    if (phrasal === undefined && PHRASAL_ONLY.has(verb.base)) continue;
    const told = verb.addresses ? readPassiveTelling(passage, sentence, at, verb) : null;
    if (told !== null) {
      reports.push(told);
      continue;
    }
    if (!isUsedAsVerb(passage, sentence, at, verb)) continue;
    const report = readReport(passage, sentence, at, { ...verb, ...phrasal }, reports);
    if (report !== null) reports.push(report);
  }
  return reports;
}

/** `according to Roe, a lawyer`: the report of `according to` with its subject and what describes that. */
function readAccordingTo(passage: AnnotatedPassage, sentence: OuterSentence, at: number): Report | null {
  const { lower } = passage.words;
  const subject = subjectAfter(passage, at + 1, sentence.to);
  if (subject === null) return null;
  const isInserted = lower[at - 1] === ',' && !opensClause(passage, sentence.from, at - 1);
  const isOpen = at - sentence.from <= 2 && subject.to > subject.coreEnd && lower[subject.to] !== ',';
  const to = isInserted || isOpen ? subject.coreEnd : endOfModifier(passage, sentence, subject.to);
  return {
    from: at,
    to: at + 2,
    verb: ACCORDING_TO,
    subject: { ...subject, to },
    inverted: true,
    shared: false,
  };
}

/** `He was told that`, `He had been told by a friend that`: the subject is who told it, where the passive says so. */
function readPassiveTelling(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  at: number,
  verb: ReportingVerb,
): Report | null {
  const { lower } = passage.words;
  if (verb.form !== 'past' || !isPassive(passage, at)) return null;
  const subject = lower[at + 1] === 'by' ? subjectAfter(passage, at + 1, sentence.to) : null;
  const that = subject === null ? at + 1 : subject.to;
  if (lower[that] !== 'that') return null;
  return { from: at, to: at + 1, verb: { ...verb, ...PASSIVE_TELLING }, subject, inverted: false, shared: false };
}

const PASSIVE_TELLING = { base: 'that', thatClause: true, clause: false, addresses: false, infinitive: false } as const;

/** The particle that belongs to a verb, and so to its cue: `pointed out`, `chimed in`. */
const PARTICLE_OF_VERB: Readonly<Record<string, string>> = {
  point: 'out',
  chime: 'in',
  sum: 'up',
  call: 'for',
  spell: 'out',
  shoot: 'back',
};

const PLEADING: Partial<ReportingVerb> = { infinitive: true, object: false };

/**
 * Traits that a verb has together with its particle: `went on: “…”`, `appealed to voters to`, `called on the mayor to`.
 */
const PHRASAL_VERBS: Readonly<Record<string, Readonly<Record<string, Partial<ReportingVerb>>>>> = {
  go: { on: { speaks: true } },
  appeal: { to: PLEADING },
  plead: { with: PLEADING },
  call: { on: PLEADING, upon: PLEADING },
};

/** Verbs that report only with their particle. */
const PHRASAL_ONLY = new Set(['go', 'appeal']);

/**
 * Reads the report of a verb at `at` by finding its subject, in this order: who is quoted, an inverted subject, one
 * before the verb, that of an earlier report, that of the main clause.
 */
function readReport(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  at: number,
  verb: ReportingVerb,
  earlier: readonly Report[],
): Report | null {
  const quoted = quotedAs(passage, sentence, at);
  if (quoted !== null) return { from: at, to: at + 1, verb, subject: quoted, inverted: false, shared: false };
  const floor = subjectFloor(passage, sentence, at);
  const next = passage.words.lower[at + 1] ?? '';
  const isJoined = PARTICLE_OF_VERB[verb.base] === next || PHRASAL_VERBS[verb.base]?.[next] !== undefined;
  const to = at + 1 < sentence.to && isJoined ? at + 2 : at + 1;
  const after = verb.speaks && mayBeInverted(passage, sentence, at) ? subjectAfter(passage, to - 1, sentence.to) : null;
  const isInverted =
    after !== null && endsAttribution(passage, sentence, after) && !runsIntoQuote(passage, sentence, at, after);
  if (isInverted && !followsApposition(passage, at, floor)) {
    return { from: at, to, verb, subject: after, inverted: true, shared: false };
  }
  const hasOwn = verb.form !== 'participle' || hasAuxiliary(passage, at) || showsThatClause(passage, at);
  const heard = isPerceptionComplement(passage, at, verb) ? at - 1 : at;
  const before = hasOwn || heard < at ? subjectBefore(passage, heard, floor) : absoluteSubject(passage, sentence, at);
  if (before !== null)
    return {
      from: at,
      to,
      verb,
      subject: issuerOf(passage, sentence, before) ?? before,
      inverted: false,
      shared: false,
    };
  if (verb.form === 'participle' && verb.speaks && at === sentence.from)
    return { from: at, to, verb, subject: subjectOfMainClause(passage, sentence, at), inverted: false, shared: false };
  const main =
    (verb.speaks ? earlier.findLast(isSpeechWithOwnSubject) : undefined) ?? earlier.findLast(hasSubject) ?? null;
  if (main !== null) return { from: at, to, verb, subject: main.subject, inverted: false, shared: true };
  const subjectBeforeTitle = endsWithQuotedTitle(passage, sentence, at) ? mainSubject(passage, sentence, at) : null;
  if (subjectBeforeTitle !== null)
    return { from: at, to, verb, subject: subjectBeforeTitle, inverted: false, shared: false };
  if (verb.form !== 'participle' && !followsConjunction(passage, at))
    return { from: at, to, verb, subject: null, inverted: false, shared: false };
  return { from: at, to, verb, subject: mainSubject(passage, sentence, at), inverted: false, shared: true };
}

/**
 * `Roe issued a statement which read, “…`: the subject is Roe, who issues the document that the relative pronoun refers
 * to; null for other subjects.
 */
function issuerOf(passage: AnnotatedPassage, sentence: OuterSentence, subject: NounPhrase): NounPhrase | null {
  const { words } = passage;
  const { lower } = words;
  const isRelative = lower[subject.from] === 'that' || hasClass(words, subject.from, RELATIVE);
  if (!isRelative || !DOCUMENTS.has(lower[subject.from - 1] ?? '')) return null;
  const issuer = mainSubject(passage, sentence, subject.from);
  return issuer !== null && issuer.to < subject.from - 2 ? issuer : null;
}

function hasSubject(report: Report): boolean {
  return report.subject !== null;
}

function isSpeechWithOwnSubject(report: Report): boolean {
  return report.subject !== null && !report.shared && report.verb.speaks;
}

/**
 * `The complaint, filed in May, alleges the firm “…”`: the phrase after the verb is no inverted subject but the
 * beginning of what is said.
 */
function runsIntoQuote(passage: AnnotatedPassage, sentence: OuterSentence, at: number, { to }: NounPhrase): boolean {
  if (to >= sentence.to || passage.insideQuotes[to] === 0) return false;
  return at > sentence.from + 1 && passage.insideQuotes[at - 1] === 0 && passage.insideQuotes[at - 2] === 0;
}

/** `Roe, star of “Late Show,” said`: the subject's apposition ends with a quoted title. */
function endsWithQuotedTitle(passage: AnnotatedPassage, sentence: OuterSentence, at: number): boolean {
  const quoted = passage.quotedSpans[(passage.insideQuotes[at - 1] as number) - 1];
  return quoted !== undefined && quoted.from - 1 > sentence.from && isTitle(passage, quoted);
}

/** `ledgers showing that`: the noun before the participle is the subject. */
function showsThatClause(passage: AnnotatedPassage, at: number): boolean {
  const { lower } = passage.words;
  return lower[at + 1] === 'that' && SHOWING_PARTICIPLES.has(lower[at] as string) && mayBeNoun(passage, at - 1);
}

const SHOWING_PARTICIPLES = new Set([
  'showing',
  'suggesting',
  'indicating',
  'finding',
  'revealing',
  'demonstrating',
  'proving',
]);

/** `He sat down and joked`: the verb shares the subject of another. */
function followsConjunction(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  let back = at - 1;
  while (back > 0 && hasClass(words, back, ADVERB | AUXILIARY | TIME)) back -= 1;
  return (
    back > 0 && passage.insideQuotes[back] === 0 && (hasClass(words, back, CONJUNCTION) || words.lower[back] === ',')
  );
}

function hasAuxiliary(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  return hasClass(words, hasClass(words, at - 1, ADVERB) ? at - 2 : at - 1, AUXILIARY);
}
