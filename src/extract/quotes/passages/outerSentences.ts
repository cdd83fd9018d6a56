import { findDateline } from '../../../text/dateline.ts';
import { CUE, DETERMINER, PRONOUN, TIME } from '../language/grammar.ts';
import { VERBS } from '../language/reportingVerbs.ts';
import { DASHES } from '../language/words.ts';
import type { Marked } from '../marks/quotedSpans.ts';
import type { ReadPassage } from './annotatedPassage.ts';

/** A sentence as a reader of quotes sees it: what stands in marks is one piece, however many sentences it holds. */
export interface Frame {
  /** Words, half-open. */
  from: number;
  to: number;
  /** Indexes into the passage's `marked`. */
  spans: number[];
}

/** Cuts a passage into frames. `"Why? Why now?" Roe asked.` is one frame; `"We won." Roe left.` are two. */
export function cutFrames(passage: ReadPassage): Frame[] {
  const { words, marked } = passage;
  const frames: Frame[] = [];
  let at = behindDateline(passage);
  let frame: Frame = { from: at, to: at, spans: [] };
  let previous = -1;
  let outside = 0;
  while (at < words.count) {
    const span = (passage.inside[at] as number) - 1;
    if (previous >= 0 && (isFull(frame, outside) || beginsFrame(passage, previous, at))) {
      frame.to = at;
      frames.push(frame);
      frame = { from: at, to: at, spans: [] };
      outside = 0;
    }
    if (span >= 0) {
      frame.spans.push(span);
      at = Math.max((marked[span] as Marked).after, at + 1);
    } else {
      at += 1;
      outside += 1;
    }
    previous = at - 1;
  }
  frame.to = words.count;
  if (frame.to > frame.from) frames.push(frame);
  return frames;
}

/** The first word behind the dateline, 0 when none opens the passage. */
function behindDateline({ words }: ReadPassage): number {
  const end = findDateline(words.text)?.end ?? 0;
  return end === 0
    ? 0
    : Math.max(
        0,
        words.tokens.findIndex(({ start }) => start >= end),
      );
}

/** No sentence of news is longer; a text without stops is cut here, so that work stays in step with length. */
function isFull(frame: Frame, outside: number): boolean {
  return outside >= MOST_WORDS || frame.spans.length >= MOST_SPANS;
}

const MOST_WORDS = 250;

const MOST_SPANS = 24;

function beginsFrame(passage: ReadPassage, previous: number, at: number): boolean {
  const { words } = passage;
  if (words.sentence[at] === words.sentence[previous]) return false;
  const span = (passage.inside[previous] as number) - 1;
  if (span >= 0 && DASHES.has(words.lower[at] as string)) return false;
  if (span < 0 || passage.inside[at] !== 0) return true;
  return !attributionFollows(passage, at);
}

/** After `"Why?"` a capital may begin the attribution, `Jones asked`, or the next sentence. */
function attributionFollows(passage: ReadPassage, at: number): boolean {
  const { words } = passage;
  const limit = Math.min(words.count, at + (hasAside(passage, at) ? LONGEST_WITH_ASIDE : 9));
  const last = words.lower[at - 2];
  if (last === '.' && words.capital[at] === 1 && passage.mentionAt(at) < 0) return false;
  for (let next = at; next < limit; next += 1) {
    const form = words.lower[next] as string;
    if (passage.inside[next] !== 0 || form === '.' || form === ':') return false;
    if (((words.classes[next] as number) & CUE) === 0) continue;
    const verb = VERBS.get(form);
    if (verb === undefined || !verb.speaks || verb.form === 'base') continue;
    const following = words.lower[next + 1];
    if (next > at && verb.clause && !verb.addresses && !verb.infinitive && opensSaid(passage, next + 1)) return false;
    return (
      following === undefined ||
      following === '.' ||
      (following === ',' && last !== '.') ||
      (last !== '.' && following !== 'that')
    );
  }
  return false;
}

/** `Police said the road was closed`: a clause of its own, and no attribution of the question before it. */
function opensSaid({ words }: ReadPassage, at: number): boolean {
  const classes = words.classes[at] ?? 0;
  return (classes & (DETERMINER | PRONOUN)) !== 0 && (classes & TIME) === 0 && !TIMES.has(words.lower[at] as string);
}

const TIMES = new Set(['this', 'last', 'one', 'another', 'that']);

/** `Miller, a retired worker, said softly`: a name and an apposition between commas before the verb. */
function hasAside(passage: ReadPassage, at: number): boolean {
  const mention = passage.mentionAt(at);
  return mention >= 0 && passage.words.lower[passage.mentionEnd(mention)] === ',';
}

const LONGEST_WITH_ASIDE = 24;
