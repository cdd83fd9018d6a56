import { ADVERB, AUXILIARY, CUE, DETERMINER, PREPOSITION, PRONOUN, TIME, VERB } from '../language/grammar.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { looksPast } from './pastForms.ts';
import { type Phrase, subjectAfter } from './subjects.ts';

/** The subject of the frame's main clause, for `…, saying …`: its first name or pronoun outside marks. */
export function subjectOfFrame(passage: ReadPassage, frame: Frame, before: number): Phrase | null {
  const { words } = passage;
  const lead = leadingPhrase(passage, frame, before);
  if (lead !== null && hasVerbBehind(passage, lead.core, before)) return lead;
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
  return lead;
}

/** Whether a verb follows, a day or an adverb before it or not. */
function hasVerbBehind(passage: ReadPassage, from: number, before: number): boolean {
  const { words } = passage;
  let at = from;
  while (at < before && (((words.classes[at] as number) & (TIME | ADVERB)) !== 0 || words.lower[at] === 'on')) at += 1;
  return at < before && (((words.classes[at] as number) & (VERB | CUE | AUXILIARY)) !== 0 || looksPast(passage, at));
}

/** `A party strategist was blunt.`: the description that a frame begins with. */
function leadingPhrase(passage: ReadPassage, frame: Frame, before: number): Phrase | null {
  const { words } = passage;
  const classes = words.classes[frame.from] as number;
  const named = classes === 0 && words.capital[frame.from] === 1 && words.tokens[frame.from]?.kind === 'word';
  const opens = passage.inside[frame.from] === 0 && (named || (classes & DETERMINER) !== 0);
  const phrase = opens ? subjectAfter(passage, frame.from - 1, before) : null;
  return phrase !== null && phrase.to - phrase.from === 1 && POINTING.has(words.lower[phrase.from] as string)
    ? null
    : phrase;
}

/** `This is a matter of “…”`: nobody speaks. */
const POINTING = new Set(['this', 'that', 'these', 'those']);

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
