import type { FoundMention, FoundQuote, Passage } from './extraction.ts';
import { findPassageQuotes } from './quotes/passageQuotes.ts';
import { AnnotatedPassage } from './quotes/passages/annotatedPassage.ts';
import { indexNames, type Names } from './quotes/passages/storyNames.ts';
import { findSignature } from './quotes/speakers/signatures.ts';
import { MOST_PASSAGES_BACK, SpeakerResolver } from './quotes/speakers/speakerResolver.ts';

/**
 * Finds who says what in a story: whole speech in quotation marks (DIRECT), quoted fragments (PARTIAL) and speech
 * reported without marks (INDIRECT). Each quote has its speaker as printed, and the entity that speaks where that is
 * sure enough. In reading order. A speech over several paragraphs gives one quote for each of them.
 */
export function findQuotes(passages: readonly Passage[], names: Names): FoundQuote[] {
  const mentions = mentionsByPassage(passages.length, names.mentions);
  const annotated: Array<AnnotatedPassage | undefined> = [];
  const storyNames = indexNames(names);
  const resolver = new SpeakerResolver(annotated, storyNames);
  const found: FoundQuote[] = [];
  /** Speech that goes on in the next paragraph, and whose speaker no paragraph has named yet. */
  let unattributed: FoundQuote[] = [];
  for (const [index, { role }] of passages.entries()) {
    if (index === 0) annotate(annotated, passages, mentions, 0);
    if (index + 1 < passages.length) annotate(annotated, passages, mentions, index + 1);
    if (index >= MOST_PASSAGES_BACK) annotated[index - MOST_PASSAGES_BACK] = undefined;
    const passage = annotated[index] as AnnotatedPassage;
    const signature = findSignature(annotated[index + 1], names);
    const { quotes, beginsWithQuote, endsOpen } = findPassageQuotes(
      passage,
      role === 'headline',
      storyNames,
      resolver,
      signature,
    );
    for (const quote of quotes) found.push(quote);
    const attributed = beginsWithQuote ? quotes.find(namesSpeaker) : undefined;
    if (attributed !== undefined) for (const quote of unattributed) copySpeaker(quote, attributed);
    const last = quotes.findLast(isDirect);
    if (!endsOpen || last === undefined || namesSpeaker(last)) unattributed = [];
    else unattributed.push(last);
  }
  return found;
}

/** Annotates one passage into the list. Speech that the passage before has left open goes on in it. */
function annotate(
  annotated: Array<AnnotatedPassage | undefined>,
  passages: readonly Passage[],
  mentions: readonly FoundMention[][],
  index: number,
): void {
  const entersOpen = annotated[index - 1]?.quotedSpans.at(-1)?.open === true;
  const { text } = passages[index] as Passage;
  annotated[index] = new AnnotatedPassage(index, text, mentions[index] ?? [], entersOpen);
}

function isDirect(quote: FoundQuote): boolean {
  return quote.kind === 'DIRECT';
}

/** Whether a quote's own paragraph names its speaker. */
function namesSpeaker(quote: FoundQuote): boolean {
  return isDirect(quote) && quote.speaker !== null && quote.method !== 'CONTINUATION';
}

/** `“We will go. ⏎ “It is late,” Roe said.`: the paragraph left open has the speaker that a later one names. */
function copySpeaker(quote: FoundQuote, attributed: FoundQuote): void {
  quote.speaker = attributed.speaker === null ? null : { ...attributed.speaker };
  quote.method = 'CONTINUATION';
  quote.confidence = attributed.confidence;
}

function mentionsByPassage(count: number, mentions: readonly FoundMention[]): FoundMention[][] {
  const lists = Array.from({ length: count }, (): FoundMention[] => []);
  for (const mention of mentions) lists[mention.passage]?.push(mention);
  return lists;
}
