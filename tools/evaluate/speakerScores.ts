import { emptyTally } from './measures.ts';
import { isPerson } from './persons.ts';
import type { GoldQuote, PredictedQuote, QuoteScores } from './quoteTallies.ts';
import type { Span } from './textWords.ts';

/** The printed speaker is correct if it overlaps the annotated one, or if neither has one. */
export function scorePhrase(
  scores: QuoteScores,
  gold: GoldQuote,
  predicted: PredictedQuote,
  person: string | null,
): void {
  const correct = samePhrase(gold, predicted);
  const kind = scores.phraseByKind.get(gold.speakerKind) ?? emptyTally();
  scores.phraseByKind.set(gold.speakerKind, kind);
  calibrate(scores, correct, predicted, person);
  for (const tally of [scores.phrase, kind]) {
    tally.expected += 1;
    tally.predicted += 1;
    if (correct) tally.correct += 1;
  }
  if (correct) scores.foundAndPhrase.correct += 1;
  else
    scores.misses.push({
      kind: 'WRONG_SPEAKER',
      text: gold.text,
      expected: gold.speaker,
      predicted: predicted.speaker?.text ?? null,
    });
}

/** Counts a speaker in its tenth of confidence: correct if the phrase is, and the name too where both are known. */
function calibrate(
  scores: QuoteScores,
  isPhraseCorrect: boolean,
  predicted: PredictedQuote,
  person: string | null,
): void {
  const name = predicted.speaker?.name ?? null;
  const isNameCorrect = name === null || person === null || isPerson(name, person);
  const tenth = Math.min(9, Math.floor(predicted.confidence * 10 + 1e-9));
  const tally = scores.calibration.get(tenth) ?? emptyTally();
  scores.calibration.set(tenth, tally);
  tally.expected += 1;
  tally.predicted += 1;
  if (isPhraseCorrect && isNameCorrect) tally.correct += 1;
}

function samePhrase(gold: GoldQuote, predicted: PredictedQuote): boolean {
  const expected = spanOfGold(gold);
  const span = spanOfPredicted(predicted);
  if (expected === null || span === null) return expected === span;
  return expected[0] < span[1] && span[0] < expected[1];
}

export function spanOfGold(quote: GoldQuote): Span | null {
  return quote.speakerStart === null || quote.speakerEnd === null ? null : [quote.speakerStart, quote.speakerEnd];
}

export function spanOfPredicted(quote: PredictedQuote): Span | null {
  return quote.speaker === null ? null : [quote.speaker.start, quote.speaker.end];
}

/** Scores the full name, where the speaker's is known. */
export function scorePerson(
  scores: QuoteScores,
  person: string | null,
  gold: GoldQuote,
  predicted: PredictedQuote | null,
): void {
  if (person === null) return;
  const correct = predicted !== null && isPerson(predicted.speaker?.name ?? null, person);
  const tallies = gold.speakerKind === 'pronoun' ? [scores.person, scores.personByPronoun] : [scores.person];
  for (const tally of tallies) {
    tally.expected += 1;
    tally.predicted += predicted?.speaker?.name ? 1 : 0;
    if (correct) tally.correct += 1;
  }
  if (!correct)
    scores.misses.push({
      kind: 'WRONG_PERSON',
      text: gold.text,
      expected: `${gold.speaker} = ${person}`,
      predicted: predicted?.speaker?.name ?? null,
    });
}
