import { addTally, jaccard, tallyKeys } from './measures.ts';
import { personOf } from './persons.ts';
import type { GoldQuote, PredictedQuote, QuoteScores } from './quoteTallies.ts';
import { scorePerson, scorePhrase, spanOfGold, spanOfPredicted } from './speakerScores.ts';
import { type Span, TextWords } from './textWords.ts';

/** Shorter direct quotes are not counted. */
const LEAST_WORDS = 5;
/** The least Jaccard index of two quotes that count as the same. */
const SAME_DIRECT = 0.8;
const SAME_INDIRECT = 0.5;

/** Adds one story's quotes to `scores`. Spans of `ignore`, which nobody annotated, are not counted. */
export function scoreQuotes(
  scores: QuoteScores,
  text: string,
  gold: readonly GoldQuote[],
  predicted: readonly PredictedQuote[],
  ignore: readonly Span[],
): void {
  const words = new TextWords(text);
  const unannotated = words.wordsIn(ignore);
  const expected = gold.map((quote) => ({
    quote: { ...quote, type: typeOf(quote) },
    words: words.wordsIn(quote.parts),
  }));
  const found = predicted
    .map((quote) => ({ quote, words: words.wordsIn(quote.parts) }))
    .filter((one) => !liesMostlyIn(one.words, unannotated));
  scoreDirect(scores, words, expected, found);
  scoreIndirect(scores, expected, found);
  const contents = [found, expected].map((side) => side.flatMap((one) => words.keysBySentence(one.words)));
  addTally(scores.content, tallyKeys(contents[0] as string[], contents[1] as string[]));
  const predictedSources = found.map((one) => spanOfPredicted(one.quote));
  const expectedSources = expected.map((one) => spanOfGold(one.quote));
  addTally(scores.source, tallyKeys(sourceKeys(words, predictedSources), sourceKeys(words, expectedSources)));
}

/**
 * The annotated type, corrected for words between doubled single marks (`''A,'' he said`), which the annotation
 * overlooks, so that it calls such quotes indirect. Four fifths inside the marks make a quote direct, less than that
 * mixed.
 */
export function typeOf(quote: GoldQuote): GoldQuote['type'] {
  if (quote.type !== 'indirect') return quote.type;
  const parts = quote.text.split("''");
  if (parts.length < 3) return 'indirect';
  let inside = 0;
  for (let index = 1; index < parts.length; index += 2) inside += (parts[index] as string).length;
  const all = quote.text.length - 2 * (parts.length - 1);
  return inside / all >= 0.8 ? 'direct' : 'mixed';
}

interface WithWords<Quote> {
  quote: Quote;
  words: Set<number>;
}

/**
 * Scores direct quotes. One is found if the predicted parts that overlap it together share enough words with it: so the
 * plain rule that predicts every quoted string by itself also finds a quote that its attribution interrupts. Whether it
 * was predicted as one quote is scored separately. Its speaker is that of the predicted quote that shares most words
 * with it.
 */
function scoreDirect(
  scores: QuoteScores,
  words: TextWords,
  expected: readonly WithWords<GoldQuote>[],
  found: readonly WithWords<PredictedQuote>[],
): void {
  const marked = found.filter((one) => one.quote.kind !== 'INDIRECT');
  const gold = expected.map((one) => one.quote);
  for (const one of expected) {
    if (one.quote.type !== 'direct' || one.words.size < LEAST_WORDS) continue;
    const isFound = jaccard(one.words, wordsOfPartsTouching(one.words, marked, words)) >= SAME_DIRECT;
    const match = isFound ? (bestMatch(one, marked, 0)?.quote ?? null) : null;
    const isWhole = bestMatch(one, marked, SAME_DIRECT) !== null;
    tallyFound(scores, one.quote, isFound, isWhole);
    const person = personOf(words.text, one.quote, gold);
    if (match !== null) scorePhrase(scores, one.quote, match, person);
    scorePerson(scores, person, one.quote, match);
  }
  for (const one of marked) {
    if (one.words.size < LEAST_WORDS) continue;
    scores.directPredicted.predicted += 1;
    if (expected.some((gold) => liesMostlyIn(one.words, gold.words))) scores.directPredicted.correct += 1;
    else {
      const speaker = one.quote.speaker?.text ?? null;
      scores.misses.push({ kind: 'NOT_A_QUOTE', text: one.quote.text, expected: null, predicted: speaker });
    }
  }
}

function tallyFound(scores: QuoteScores, { text, speaker }: GoldQuote, isFound: boolean, isWhole: boolean): void {
  scores.foundAndPhrase.expected += 1;
  scores.directFound.expected += 1;
  scores.directWhole.expected += 1;
  if (isFound) scores.directFound.correct += 1;
  else scores.misses.push({ kind: 'NOT_FOUND', text, expected: speaker, predicted: null });
  if (isWhole) scores.directWhole.correct += 1;
  else if (isFound) scores.misses.push({ kind: 'NOT_WHOLE', text, expected: speaker, predicted: null });
}

/** The words of all predicted parts that share a word with the expected quote. */
function wordsOfPartsTouching(
  expected: ReadonlySet<number>,
  marked: readonly WithWords<PredictedQuote>[],
  words: TextWords,
): Set<number> {
  const sameName = new Set<number>();
  for (const { quote } of marked) {
    for (const part of quote.parts) {
      const inPart = [...words.wordsIn([part])];
      if (inPart.some((word) => expected.has(word))) for (const word of inPart) sameName.add(word);
    }
  }
  return sameName;
}

/** The predicted quote that shares most words with the expected one; null where it shares less than `least`. */
function bestMatch<Quote>(
  one: WithWords<unknown>,
  found: readonly WithWords<Quote>[],
  least: number,
): WithWords<Quote> | null {
  let best: WithWords<Quote> | null = null;
  let most = 0;
  for (const other of found) {
    const share = jaccard(one.words, other.words);
    if (share >= least && share > most) {
      best = other;
      most = share;
    }
  }
  return best;
}

/**
 * Scores indirect speech. Pairs are formed greedily, those that share most words first, and each quote is in one pair
 * at most. A prediction that matches a partly quoted annotation is not counted.
 */
function scoreIndirect(
  scores: QuoteScores,
  expected: readonly WithWords<GoldQuote>[],
  found: readonly WithWords<PredictedQuote>[],
): void {
  const gold = expected.filter((one) => one.quote.type === 'indirect');
  const marked = expected.filter((one) => one.quote.type !== 'indirect');
  const predicted = found.filter(
    (one) => one.quote.kind === 'INDIRECT' && bestMatch(one, marked, SAME_INDIRECT) === null,
  );
  const taken = pairUp(gold, predicted);
  scores.indirect.correct += taken.size / 2;
  scores.indirect.expected += gold.length;
  scores.indirect.predicted += predicted.length;
  for (const { quote } of gold.filter((one) => !taken.has(one))) {
    scores.misses.push({ kind: 'INDIRECT_MISSED', text: quote.text, expected: quote.speaker, predicted: null });
  }
  for (const { quote } of predicted.filter((one) => !taken.has(one))) {
    const speaker = quote.speaker?.text ?? null;
    scores.misses.push({ kind: 'INDIRECT_WRONG', text: quote.text, expected: null, predicted: speaker });
  }
}

/** Both sides of each pair of an annotated and a predicted quote that share enough words. */
function pairUp(
  gold: readonly WithWords<GoldQuote>[],
  predicted: readonly WithWords<PredictedQuote>[],
): Set<WithWords<unknown>> {
  const pairs: Array<{ share: number; gold: WithWords<GoldQuote>; predicted: WithWords<PredictedQuote> }> = [];
  for (const one of gold) {
    for (const other of predicted) {
      const share = jaccard(one.words, other.words);
      if (share >= SAME_INDIRECT) pairs.push({ share, gold: one, predicted: other });
    }
  }
  pairs.sort((a, b) => b.share - a.share);
  const taken = new Set<WithWords<unknown>>();
  for (const pair of pairs) {
    if (!taken.has(pair.gold) && !taken.has(pair.predicted)) taken.add(pair.gold).add(pair.predicted);
  }
  return taken;
}

/** Whether four fifths of the words are in the other set. */
function liesMostlyIn(words: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  if (words.size === 0) return true;
  let shared = 0;
  for (const word of words) if (other.has(word)) shared += 1;
  return shared / words.size >= SAME_DIRECT;
}

function sourceKeys(words: TextWords, spans: ReadonlyArray<Span | null>): string[] {
  return spans.flatMap((span) => (span === null ? [] : words.keysBySentence(words.wordsIn([span]))));
}
