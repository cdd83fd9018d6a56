import type { FoundMention, FoundQuote, Passage } from './extraction.ts';
import { PassageQuotes } from './quotes/passageQuotes.ts';
import { AnnotatedPassage } from './quotes/passages/annotatedPassage.ts';
import { indexNames, type Names } from './quotes/passages/storyNames.ts';
import { findSignature } from './quotes/speakers/signatures.ts';
import { MOST_PASSAGES_BACK, SpeakerResolver } from './quotes/speakers/speakerResolver.ts';

/**
 * Finds who says what: words in marks that are somebody's (DIRECT, PARTIAL) and indirect speech (INDIRECT), each with
 * its printed speaker and, when sure enough, the entity that speaks.
 */
export function findQuotes(passages: readonly Passage[], names: Names): FoundQuote[] {
  const mentions = byPassage(passages.length, names.mentions);
  const read: Array<AnnotatedPassage | undefined> = [];
  const resolver = new SpeakerResolver(read, indexNames(names));
  const found: FoundQuote[] = [];
  /** Quotes left open at a paragraph's end whose speaker nobody has named yet. */
  let waiting: FoundQuote[] = [];
  for (let index = 0; index < passages.length; index += 1) {
    if (index === 0) annotateInto(read, passages, mentions, 0);
    if (index + 1 < passages.length) annotateInto(read, passages, mentions, index + 1);
    if (index >= MOST_PASSAGES_BACK) read[index - MOST_PASSAGES_BACK] = undefined;
    const signature = findSignature(read[index + 1], names);
    const one = new PassageQuotes(read[index] as AnnotatedPassage, passages[index] as Passage, resolver, signature);
    const quotes = one.find();
    for (const quote of quotes) found.push(quote);
    const spoken = one.beginsWithQuote() ? quotes.find(saysSpeaker) : undefined;
    if (spoken !== undefined) for (const quote of waiting) giveSpeaker(quote, spoken);
    const last = quotes.findLast(isDirect);
    if (!one.endsOpen() || last === undefined) waiting = [];
    else if (saysSpeaker(last)) waiting = [];
    else waiting.push(last);
  }
  return found;
}

/** Reads one passage; speech that the one before has left open goes on in it. */
function annotateInto(
  read: Array<AnnotatedPassage | undefined>,
  passages: readonly Passage[],
  mentions: readonly FoundMention[][],
  index: number,
): void {
  const entersOpen = read[index - 1]?.quotedSpans.at(-1)?.open === true;
  const { text } = passages[index] as Passage;
  read[index] = new AnnotatedPassage(index, text, mentions[index] as FoundMention[], entersOpen);
}

function isDirect(quote: FoundQuote): boolean {
  return quote.kind === 'DIRECT';
}

/** Whether a quote's own paragraph says who speaks. */
function saysSpeaker(quote: FoundQuote): boolean {
  return isDirect(quote) && quote.speaker !== null && quote.method !== 'CONTINUATION';
}

/** A speech whose first paragraph was left open has the speaker that a later paragraph of it names. */
function giveSpeaker(quote: FoundQuote, spoken: FoundQuote): void {
  quote.speaker = spoken.speaker === null ? null : { ...spoken.speaker };
  quote.method = 'CONTINUATION';
  quote.confidence = spoken.confidence;
}

function byPassage(count: number, mentions: readonly FoundMention[]): FoundMention[][] {
  const lists: FoundMention[][] = Array.from({ length: count }, newList);
  for (const mention of mentions) lists[mention.passage]?.push(mention);
  return lists;
}

function newList(): FoundMention[] {
  return [];
}
