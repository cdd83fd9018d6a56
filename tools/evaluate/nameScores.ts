import { emptyTally, type Tally } from './measures.ts';
import type { Span } from './textWords.ts';

/** An annotated name; `type` is written as in the data. */
export interface GoldName {
  start: number;
  end: number;
  type: 'PERSON' | 'PLACE' | 'ORG';
}

/** A mention as `extract` prints it. */
export interface PredictedMention {
  text: string;
  start: number;
  end: number;
  kind: 'PERSON' | 'PLACE' | 'ORGANIZATION';
  name: string;
}

/** A tally of exact names for each kind. */
export interface NameScores {
  PERSON: Tally;
  PLACE: Tally;
  ORGANIZATION: Tally;
}

export function emptyNameScores(): NameScores {
  return { PERSON: emptyTally(), PLACE: emptyTally(), ORGANIZATION: emptyTally() };
}

/**
 * Adds one story's names to `scores`. Correct are those with exactly the annotated range and kind; names that overlap a
 * span of `other` are not counted.
 */
export function scoreNames(
  scores: NameScores,
  gold: readonly GoldName[],
  predicted: readonly PredictedMention[],
  other: readonly Span[],
): void {
  const expected = new Set<string>();
  for (const name of gold) {
    const kind = name.type === 'ORG' ? 'ORGANIZATION' : name.type;
    scores[kind].expected += 1;
    expected.add(`${kind} ${name.start} ${name.end}`);
  }
  for (const mention of predicted) {
    if (other.some(([start, end]) => mention.start < end && start < mention.end)) continue;
    scores[mention.kind].predicted += 1;
    if (expected.has(`${mention.kind} ${mention.start} ${mention.end}`)) scores[mention.kind].correct += 1;
  }
}
