import { newTally } from './measures.ts';
import { isPerson } from './persons.ts';
import type { GivenQuote, GoldQuote, QuoteScores } from './quoteTallies.ts';
import type { Span } from './textWords.ts';

/** The printed phrase is right when it overlaps the annotated one, or when neither is there. */
export function scorePhrase(scores: QuoteScores, gold: GoldQuote, given: GivenQuote, person: string | null): void {
  const right = samePhrase(gold, given);
  const kind = scores.phraseByKind.get(gold.speakerKind) ?? newTally();
  scores.phraseByKind.set(gold.speakerKind, kind);
  calibrate(scores, right, given, person);
  for (const tally of [scores.phrase, kind]) {
    tally.wanted += 1;
    tally.given += 1;
    if (right) tally.right += 1;
  }
  if (right) scores.foundAndPhrase.right += 1;
  else
    scores.misses.push({
      sort: 'WRONG_SPEAKER',
      text: gold.text,
      wanted: gold.speaker,
      given: given.speaker?.text ?? null,
    });
}

/** A speaker counts as right here when the phrase is, and the name too where both the given and the true one are known. */
function calibrate(scores: QuoteScores, phraseRight: boolean, given: GivenQuote, person: string | null): void {
  const name = given.speaker?.name ?? null;
  const nameRight = name === null || person === null || isPerson(name, person);
  const tenth = Math.min(9, Math.floor(given.confidence * 10 + 1e-9));
  const tally = scores.calibration.get(tenth) ?? newTally();
  scores.calibration.set(tenth, tally);
  tally.wanted += 1;
  tally.given += 1;
  if (phraseRight && nameRight) tally.right += 1;
}

function samePhrase(gold: GoldQuote, given: GivenQuote): boolean {
  const wanted = spanOfGold(gold);
  const span = spanOfGiven(given);
  if (wanted === null || span === null) return wanted === span;
  return wanted[0] < span[1] && span[0] < wanted[1];
}

export function spanOfGold(quote: GoldQuote): Span | null {
  return quote.speakerStart === null || quote.speakerEnd === null ? null : [quote.speakerStart, quote.speakerEnd];
}

export function spanOfGiven(quote: GivenQuote): Span | null {
  return quote.speaker === null ? null : [quote.speaker.start, quote.speaker.end];
}

export function scorePerson(
  scores: QuoteScores,
  person: string | null,
  gold: GoldQuote,
  given: GivenQuote | null,
): void {
  if (person === null) return;
  const right = given !== null && isPerson(given.speaker?.name ?? null, person);
  const tallies = gold.speakerKind === 'pronoun' ? [scores.person, scores.personByPronoun] : [scores.person];
  for (const tally of tallies) {
    tally.wanted += 1;
    tally.given += given?.speaker?.name ? 1 : 0;
    if (right) tally.right += 1;
  }
  if (!right)
    scores.misses.push({
      sort: 'WRONG_PERSON',
      text: gold.text,
      wanted: `${gold.speaker} = ${person}`,
      given: given?.speaker?.name ?? null,
    });
}
