import { newTally, type Tally } from './measures.ts';
import type { Span } from './textWords.ts';

/** A name annotated by hand; `type` as the measuring files write it. */
export interface GoldName {
  start: number;
  end: number;
  type: 'PERSON' | 'PLACE' | 'ORG';
}

/** A mention as `extract` prints it. */
export interface GivenMention {
  text: string;
  start: number;
  end: number;
  kind: 'PERSON' | 'PLACE' | 'ORGANIZATION';
  name: string;
}

/** Exact names by kind. */
export interface NameScores {
  PERSON: Tally;
  PLACE: Tally;
  ORGANIZATION: Tally;
}

export function newNameScores(): NameScores {
  return { PERSON: newTally(), PLACE: newTally(), ORGANIZATION: newTally() };
}

/** Scores one story's names into `scores`: right are those with exactly the annotated range and kind; names that touch `other` spans count neither way. */
export function scoreNames(
  scores: NameScores,
  gold: readonly GoldName[],
  given: readonly GivenMention[],
  other: readonly Span[],
): void {
  const wanted = new Set<string>();
  for (const name of gold) {
    const kind = name.type === 'ORG' ? 'ORGANIZATION' : name.type;
    scores[kind].wanted += 1;
    wanted.add(`${kind} ${name.start} ${name.end}`);
  }
  for (const mention of given) {
    if (other.some(([start, end]) => mention.start < end && start < mention.end)) continue;
    scores[mention.kind].given += 1;
    if (wanted.has(`${mention.kind} ${mention.start} ${mention.end}`)) scores[mention.kind].right += 1;
  }
}
