import { findDateline } from '../../../text/dateline.ts';
import { CUE, DETERMINER, hasClass, PRONOUN, TIME } from '../language/grammar.ts';
import { REPORTING_VERBS } from '../language/reportingVerbs.ts';
import { DASHES } from '../language/words.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from './annotatedPassage.ts';

/**
 * A sentence of the story itself, in which a quotation is one piece, however many sentences were spoken. All of
 * extraction looks for attributions within one of these.
 */
export interface OuterSentence {
  /** Its words; `to` is excluded. */
  from: number;
  to: number;
  /** The quoted spans in it, as indexes into the passage's `quotedSpans`. */
  spans: number[];
}

/** Splits a passage into its outer sentences. `"Why? Why now?" Roe asked.` is one; `"We won." Roe left.` are two. */
export function splitOuterSentences(passage: AnnotatedPassage): OuterSentence[] {
  const { words, quotedSpans } = passage;
  const sentences: OuterSentence[] = [];
  let at = afterDateline(passage);
  let sentence: OuterSentence = { from: at, to: at, spans: [] };
  let previous = -1;
  let outside = 0;
  while (at < words.count) {
    const span = (passage.insideQuotes[at] as number) - 1;
    if (previous >= 0 && (isFull(sentence, outside) || beginsOuterSentence(passage, previous, at))) {
      sentence.to = at;
      sentences.push(sentence);
      sentence = { from: at, to: at, spans: [] };
      outside = 0;
    }
    if (span >= 0) {
      sentence.spans.push(span);
      at = Math.max((quotedSpans[span] as QuotedSpan).after, at + 1);
    } else {
      at += 1;
      outside += 1;
    }
    previous = at - 1;
  }
  sentence.to = words.count;
  if (sentence.to > sentence.from) sentences.push(sentence);
  return sentences;
}

/** Index of the first word after the dateline; 0 where the passage has none. */
function afterDateline({ words }: AnnotatedPassage): number {
  const dateline = findDateline(words.text);
  if (dateline === null) return 0;
  return Math.max(
    0,
    words.tokens.findIndex(({ start }) => start >= dateline.end),
  );
}

/**
 * A text without stops is split here, so that the work grows with its length and no faster. Sentences of news are
 * shorter.
 */
function isFull(sentence: OuterSentence, outside: number): boolean {
  return outside >= MOST_WORDS || sentence.spans.length >= MOST_SPANS;
}

const MOST_WORDS = 250;

const MOST_SPANS = 24;

/** Whether a new sentence begins at `at`; `previous` is the last word before it. */
function beginsOuterSentence(passage: AnnotatedPassage, previous: number, at: number): boolean {
  const { words } = passage;
  if (words.sentence[at] === words.sentence[previous]) return false;
  const span = (passage.insideQuotes[previous] as number) - 1;
  if (span >= 0 && DASHES.has(words.lower[at] as string)) return false;
  if (span < 0 || passage.insideQuotes[at] !== 0) return true;
  return !attributionFollows(passage, at);
}

/**
 * Whether what follows the quotation is its attribution, `"Why?" Jones asked`, and not the next sentence, `"Why?" Jones
 * left.`
 */
function attributionFollows(passage: AnnotatedPassage, at: number): boolean {
  const { words } = passage;
  const limit = Math.min(words.count, at + (hasApposition(passage, at) ? LONGEST_WITH_APPOSITION : 9));
  const last = words.lower[at - 2];
  if (last === '.' && words.capital[at] === 1 && passage.mentionAt(at) < 0) return false;
  for (let next = at; next < limit; next += 1) {
    const form = words.lower[next] as string;
    if (passage.insideQuotes[next] !== 0 || form === '.' || form === ':') return false;
    if (!hasClass(words, next, CUE)) continue;
    const verb = REPORTING_VERBS.get(form);
    if (verb === undefined || !verb.speaks || verb.form === 'base') continue;
    const following = words.lower[next + 1];
    if (next > at && verb.clause && !verb.addresses && !verb.infinitive && opensReportedClause(passage, next + 1))
      return false;
    return (
      following === undefined ||
      following === '.' ||
      (following === ',' && last !== '.') ||
      (last !== '.' && following !== 'that')
    );
  }
  return false;
}

/**
 * `Police said the road was closed`: the verb has a clause of its own, so it is no attribution of the question before
 * it.
 */
function opensReportedClause({ words }: AnnotatedPassage, at: number): boolean {
  const opensClause = hasClass(words, at, DETERMINER | PRONOUN) && !hasClass(words, at, TIME);
  return opensClause && !TIME_OPENERS.has(words.lower[at] as string);
}

/** Determiners that open a time rather than a clause: `said this week`. */
const TIME_OPENERS = new Set(['this', 'last', 'one', 'another', 'that']);

/** `Miller, a retired worker, said softly`: a name with an apposition before its verb. */
function hasApposition(passage: AnnotatedPassage, at: number): boolean {
  const mention = passage.mentionAt(at);
  return mention >= 0 && passage.words.lower[passage.mentionEnd(mention)] === ',';
}

const LONGEST_WITH_APPOSITION = 24;
