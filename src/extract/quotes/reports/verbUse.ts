import { isAdverb } from '../language/adverbs.ts';
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
  VERB,
} from '../language/grammar.ts';
import { NOUN_LIKE } from '../language/nounLikeVerbs.ts';
import type { Verb } from '../language/reportingVerbs.ts';
import type { Words } from '../language/words.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { type Phrase, subjectBefore } from '../phrases/subjects.ts';

/** Whether the word is a verb here, and not a noun (`the report`), a participle (`was told`) or an adjective. */
export function isVerbHere(passage: ReadPassage, frame: Frame, at: number, verb: Verb): boolean {
  const { words } = passage;
  if (PARTICIPLES.has(words.lower[at] as string) && ((words.classes[at - 1] ?? 0) & (AUXILIARY | ADVERB)) === 0)
    return false;
  if (at === frame.from) return verb.form === 'past' || verb.form === 'participle';
  const before = words.classes[at - 1] as number;
  const form = words.lower[at - 1] as string;
  if (passage.inside[at - 1] !== 0)
    return verb.form !== 'base' || (verb.speaks && !NOUN_LIKE.has(words.lower[at] as string));
  if ((before & DETERMINER) !== 0 && (before & PRONOUN) === 0 && !COUNTING.has(form)) return false;
  if (form === "'s" && ((words.classes[at - 2] ?? 0) & (PRONOUN | RELATIVE)) === 0)
    return verb.form === 'participle' && verb.speaks && leadsIntoMarks(passage, at);
  if (
    (before & PREPOSITION) !== 0 &&
    form !== 'to' &&
    !isSince(words, at - 1) &&
    !(verb.form === 'participle' && GERUND_AFTER.has(form))
  )
    return false;
  if (
    verb.form === 'past' &&
    verb.addresses &&
    ABOUT.has(words.lower[at + 1] ?? '') &&
    !((words.classes[at + 2] ?? 0) & TIME)
  )
    return false;
  if (verb.base === 'call' && givesName(passage, at)) return false;
  if (verb.form === 'past' && form === ',' && isDoneTo(words, at, frame.from)) return false;
  if (verb.form === 'past') return !namesDoer(words.lower[at + 1], words.lower[at + 2]) && !isPassive(passage, at);
  if (verb.form === 'participle' && form === ',' && words.lower[at + 1] === ',' && passage.inside[at + 2] === 0)
    return false;
  if (verb.form === 'participle' && verb.speaks && leadsIntoMarks(passage, at)) return true;
  if (isPerceived(passage, at, verb)) return true;
  if (verb.form === 'participle')
    return (
      form === ',' ||
      words.lower[at + 1] === 'that' ||
      absoluteSubject(passage, frame, at) !== null ||
      (DOCUMENTS.has(form) && (opensContent(passage, at + 1) || words.lower[at + 2] === 'that')) ||
      (before & (CONJUNCTION | AUXILIARY | ADVERB | PREPOSITION | SUBORDINATOR)) !== 0 ||
      form === '—' ||
      form === '–' ||
      form === '--'
    );
  if (verb.form === 'base') return baseIsVerb(passage, at, before, form);
  return presentIsVerb(passage, at, before, form);
}

/** `The trial, expected to last,`, `Roe, asked about it, smiled`: the first comma opens what is done to the subject. */
function isDoneTo({ lower }: Words, at: number, floor: number): boolean {
  if (lower.slice(floor, at - 1).includes(',')) return false;
  return (
    (DONE.has(lower[at] as string) && lower[at + 1] === 'to') ||
    (lower[at] === 'asked' && ASKED.has(lower[at + 1] ?? ''))
  );
}

const DONE = new Set('expected asked told urged invited ordered instructed encouraged warned advised'.split(' '));
const ASKED = new Set(['whether', 'if', 'about', 'why', 'how', 'what']);

/** `a probe called Tombo, flew`, `a man called Roe said`: nothing more is said of the name. */
function givesName(passage: ReadPassage, at: number): boolean {
  const mention = passage.mentionAt(at + 1);
  if (mention < 0) return false;
  const { lower, classes } = passage.words;
  const end = passage.mentionEnd(mention);
  return lower[end] === ',' || lower[end] === '.' || ((classes[end] ?? 0) & (CUE | VERB | AUXILIARY)) !== 0;
}

/** `have since told`: an adverb between a helper and its verb. */
function isSince({ lower, classes }: Words, at: number): boolean {
  return lower[at] === 'since' && ((classes[at - 1] ?? 0) & AUXILIARY) !== 0;
}

/** `people briefed on the talks`, `told of it`: somebody was told. */
const ABOUT = new Set(['on', 'about', 'of', 'by']);

/** No verbs by themselves: `had won and shown no remorse`. */
const PARTICIPLES = new Set(['shown', 'known', 'written', 'sworn', 'begun']);

const COUNTING = new Set(
  'one another each some many most several others few all both two three four five six seven eight nine ten dozens hundreds thousands'.split(
    ' ',
  ),
);

const GERUND_AFTER = new Set(['by', 'in', 'after', 'before', 'without', 'of', 'for', 'despite', 'while', 'from']);

/** `…, with Roe telling staff it was late`: a subject of its own behind `with`. */
export function absoluteSubject(passage: ReadPassage, frame: Frame, at: number): Phrase | null {
  const subject = subjectBefore(passage, at, frame.from);
  return subject !== null && passage.words.lower[subject.from - 1] === 'with' ? subject : null;
}

/** `a statement reassuring voters that`. */
export const DOCUMENTS: ReadonlySet<string> = new Set(
  'statement letter memo email e-mail note message tweet post release filing affidavit op-ed'.split(' '),
);

/** `a statement saying, “…`, `a hat reading “…`: behind any noun. */
function leadsIntoMarks(passage: ReadPassage, at: number): boolean {
  const next = passage.words.lower[at + 1];
  const open = next === ',' || next === ':' ? at + 2 : at + 1;
  return open < passage.words.count && passage.inside[open] !== 0;
}

/** `A man can be heard shouting`: the participle behind a verb of hearing and seeing, whose subject it shares. */
export function isPerceived(passage: ReadPassage, at: number, verb: Verb): boolean {
  return verb.form === 'participle' && PERCEIVED.has(passage.words.lower[at - 1] ?? '') && isPassive(passage, at - 1);
}

const PERCEIVED = new Set(['heard', 'seen', 'overheard', 'caught', 'filmed', 'recorded']);

/** `written by Roe` is no verb with a subject; `said by telephone` is. */
function namesDoer(next: string | undefined, following: string | undefined): boolean {
  return next === 'by' && !MEANS.has(following ?? '');
}

const MEANS = new Set('telephone phone email e-mail mail letter text fax radio video satellite'.split(' '));

/** Whether a form of `be` stands before the verb, adverbs between them or not. */
export function isPassive(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  for (let back = at - 1; back >= Math.max(0, at - 3); back -= 1) {
    const form = words.lower[back] as string;
    if (BEING.has(form)) return true;
    if (((words.classes[back] as number) & ADVERB) === 0 && !isAdverb(form)) return false;
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
  if ((before & (PRONOUN | AUXILIARY | RELATIVE | ADVERB)) !== 0 || form === 'to' || form === "don't") return true;
  const clear =
    !NOUN_LIKE.has(words.lower[at] as string) ||
    (opensContent(passage, at + 1) && !(words.lower[at + 1] === ',' && isOfOne(passage, at - 1)));
  if ((before & (CONJUNCTION | SUBORDINATOR)) !== 0) return form === 'that' || opensContent(passage, at + 1);
  if (words.capital[at] === 1) return false;
  if (SHOWN.has(form) && words.lower[at + 1] === '.') return true;
  const isName = passage.mentionAt(at - 1) >= 0 && !NOUN_LIKE.has(words.lower[at] as string);
  const plural = form.endsWith('s') || PLURALS.has(form) || isName;
  if (clear && (plural || form === ',' || form === ')')) return true;
  return isFarFromSubject(passage, at) || isShownFar(passage, at) || (plural && leadsIntoClause(passage, at));
}

/** `groups fear turnout could fall`: a helping verb soon behind. */
function leadsIntoClause({ words }: ReadPassage, at: number): boolean {
  const { classes } = words;
  if (classes[at + 1] !== 0 || words.tokens[at + 1]?.kind !== 'word') return false;
  return [at + 2, at + 3].some((next) => ((classes[next] ?? 0) & AUXILIARY) !== 0);
}

/** `a police report,`: an article for one thing stands before. */
function isOfOne({ words }: ReadPassage, end: number): boolean {
  return words.lower[end - 1] === 'a' || words.lower[end - 1] === 'an';
}

/** `Polls in the state show Roe ahead`: what shows something, with where and whose it is. */
function isShownFar(passage: ReadPassage, at: number): boolean {
  const { lower, tokens } = passage.words;
  if (lower[at] !== 'show' || !opensContent(passage, at + 1)) return false;
  for (let back = at - 1; back >= Math.max(0, at - 8); back -= 1) {
    if (tokens[back]?.kind !== 'word' || passage.inside[back] !== 0) return false;
    if (SHOWN.has(lower[back] as string)) return true;
  }
  return false;
}

/** `Voters going to the polls Tuesday say they`: a verb that cannot be a noun, behind whatever describes its subject. */
function isFarFromSubject(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  if (NOUN_LIKE.has(words.lower[at] as string) || !opensContent(passage, at + 1)) return false;
  for (let back = at - 1; back >= Math.max(0, at - 4); back -= 1)
    if (CAUSING.has(words.lower[back] as string)) return false;
  return true;
}

/** Behind these the verb is somebody’s who is made to: `let him say`. */
const CAUSING = new Set('let lets make makes made making help helps helped hear heard see saw watch'.split(' '));

/** What shows something at a sentence’s end: `…, records show.` */
const SHOWN = new Set(
  'polls reports data studies records documents figures results emails surveys statistics filings findings'.split(' '),
);

const PLURALS = new Set(
  'people police men women some many others most few several children media staff percent voters'.split(' '),
);

function presentIsVerb(passage: ReadPassage, at: number, before: number, form: string): boolean {
  const { words } = passage;
  if ((before & (PRONOUN | RELATIVE)) !== 0) return true;
  if (!NOUN_LIKE.has(words.lower[at] as string)) return words.capital[at] === 0 || words.lower[at] === 'says';
  if ((before & CONJUNCTION) !== 0 && words.lower[at + 1] === 'to') return false;
  if (form === ',' && words.lower[at + 1] === ',') return false;
  return opensContent(passage, at + 1) && words.lower[at + 1] !== ',';
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
