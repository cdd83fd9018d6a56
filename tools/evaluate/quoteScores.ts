import { addTally, jaccard, tallyKeys } from './measures.ts';
import { personOf } from './persons.ts';
import type { GivenQuote, GoldQuote, QuoteScores } from './quoteTallies.ts';
import { scorePerson, scorePhrase, spanOfGiven, spanOfGold } from './speakerScores.ts';
import { type Span, TextWords } from './textWords.ts';

const LEAST_WORDS = 5;
const SAME_DIRECT = 0.8;
const SAME_INDIRECT = 0.5;

/** Scores one story's quotes against those annotated by hand, into `scores`. Zones nobody annotated count neither way. */
export function scoreQuotes(
  scores: QuoteScores,
  text: string,
  gold: readonly GoldQuote[],
  given: readonly GivenQuote[],
  ignore: readonly Span[],
): void {
  const words = new TextWords(text);
  const unread = words.wordsIn(ignore);
  const wanted = gold.map((quote) => ({ quote: { ...quote, type: typeOf(quote) }, words: words.wordsIn(quote.parts) }));
  const found = given
    .map((quote) => ({ quote, words: words.wordsIn(quote.parts) }))
    .filter((one) => !liesIn(one.words, unread));
  scoreDirect(scores, words, wanted, found);
  scoreIndirect(scores, wanted, found);
  const contents = [found, wanted].map((side) => side.flatMap((one) => words.keysBySentence(one.words)));
  addTally(scores.content, tallyKeys(contents[0] as string[], contents[1] as string[]));
  const givenSources = found.map((one) => spanOfGiven(one.quote));
  const wantedSources = wanted.map((one) => spanOfGold(one.quote));
  addTally(scores.source, tallyKeys(sourceKeys(words, givenSources), sourceKeys(words, wantedSources)));
}

/**
 * The annotated type, except for words between doubled single marks (`''A,'' he said`): the annotation counts those
 * marks for nothing and calls such quotes indirect. Four fifths in marks make a quote direct, less makes it mixed.
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

interface Laid<Quote> {
  quote: Quote;
  words: Set<number>;
}

/**
 * A direct quote is found when the given parts that touch it, put together, share enough words with it: so a plain rule
 * that gives each string between marks for itself finds a quote broken by its attribution too. Whether it was given as
 * one quote is scored apart. Its speaker is that of the given quote that shares most words with it.
 */
function scoreDirect(
  scores: QuoteScores,
  words: TextWords,
  wanted: readonly Laid<GoldQuote>[],
  found: readonly Laid<GivenQuote>[],
): void {
  const marked = found.filter((one) => one.quote.kind !== 'INDIRECT');
  const gold = wanted.map((one) => one.quote);
  for (const one of wanted) {
    if (one.quote.type !== 'direct' || one.words.size < LEAST_WORDS) continue;
    const isFound = jaccard(one.words, partsTouching(one.words, marked, words)) >= SAME_DIRECT;
    const match = isFound ? (bestMatch(one, marked, 0)?.quote ?? null) : null;
    const isWhole = bestMatch(one, marked, SAME_DIRECT) !== null;
    tallyFound(scores, one.quote, isFound, isWhole);
    const person = personOf(words.text, one.quote, gold);
    if (match !== null) scorePhrase(scores, one.quote, match, person);
    scorePerson(scores, person, one.quote, match);
  }
  for (const one of marked) {
    if (one.words.size < LEAST_WORDS) continue;
    scores.directGiven.given += 1;
    if (wanted.some((gold) => liesIn(one.words, gold.words))) scores.directGiven.right += 1;
    else {
      const speaker = one.quote.speaker?.text ?? null;
      scores.misses.push({ sort: 'NOT_A_QUOTE', text: one.quote.text, wanted: null, given: speaker });
    }
  }
}

function tallyFound(scores: QuoteScores, { text, speaker }: GoldQuote, isFound: boolean, isWhole: boolean): void {
  scores.foundAndPhrase.wanted += 1;
  scores.directFound.wanted += 1;
  scores.directWhole.wanted += 1;
  if (isFound) scores.directFound.right += 1;
  else scores.misses.push({ sort: 'NOT_FOUND', text, wanted: speaker, given: null });
  if (isWhole) scores.directWhole.right += 1;
  else if (isFound) scores.misses.push({ sort: 'NOT_WHOLE', text, wanted: speaker, given: null });
}

/** The words of all given parts that share a word with the wanted quote. */
function partsTouching(
  wanted: ReadonlySet<number>,
  marked: readonly Laid<GivenQuote>[],
  words: TextWords,
): Set<number> {
  const together = new Set<number>();
  for (const { quote } of marked) {
    for (const part of quote.parts) {
      const inPart = [...words.wordsIn([part])];
      if (inPart.some((word) => wanted.has(word))) for (const word of inPart) together.add(word);
    }
  }
  return together;
}

/** The given quote that shares most words with the wanted one, when they are enough. */
function bestMatch<Quote>(one: Laid<unknown>, found: readonly Laid<Quote>[], least: number): Laid<Quote> | null {
  let best: Laid<Quote> | null = null;
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
 * Reported speech: each given one answers at most one annotated one; most shared words first. One that answers a partly
 * quoted annotation instead counts neither way.
 */
function scoreIndirect(
  scores: QuoteScores,
  wanted: readonly Laid<GoldQuote>[],
  found: readonly Laid<GivenQuote>[],
): void {
  const gold = wanted.filter((one) => one.quote.type === 'indirect');
  const marked = wanted.filter((one) => one.quote.type !== 'indirect');
  const given = found.filter((one) => one.quote.kind === 'INDIRECT' && bestMatch(one, marked, SAME_INDIRECT) === null);
  const taken = pairUp(gold, given);
  scores.indirect.right += taken.size / 2;
  scores.indirect.wanted += gold.length;
  scores.indirect.given += given.length;
  for (const { quote } of gold.filter((one) => !taken.has(one))) {
    scores.misses.push({ sort: 'INDIRECT_MISSED', text: quote.text, wanted: quote.speaker, given: null });
  }
  for (const { quote } of given.filter((one) => !taken.has(one))) {
    const speaker = quote.speaker?.text ?? null;
    scores.misses.push({ sort: 'INDIRECT_WRONG', text: quote.text, wanted: null, given: speaker });
  }
}

/** Both sides of each pair of an annotated and a given quote that share enough words. */
function pairUp(gold: readonly Laid<GoldQuote>[], given: readonly Laid<GivenQuote>[]): Set<Laid<unknown>> {
  const pairs: Array<{ share: number; gold: Laid<GoldQuote>; given: Laid<GivenQuote> }> = [];
  for (const one of gold) {
    for (const other of given) {
      const share = jaccard(one.words, other.words);
      if (share >= SAME_INDIRECT) pairs.push({ share, gold: one, given: other });
    }
  }
  pairs.sort((a, b) => b.share - a.share);
  const taken = new Set<Laid<unknown>>();
  for (const pair of pairs) {
    if (!taken.has(pair.gold) && !taken.has(pair.given)) taken.add(pair.gold).add(pair.given);
  }
  return taken;
}

/** Most of the words (four in five) lie in the other set. */
function liesIn(words: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  if (words.size === 0) return true;
  let shared = 0;
  for (const word of words) if (other.has(word)) shared += 1;
  return shared / words.size >= SAME_DIRECT;
}

function sourceKeys(words: TextWords, spans: ReadonlyArray<Span | null>): string[] {
  return spans.flatMap((span) => (span === null ? [] : words.keysBySentence(words.wordsIn([span]))));
}
