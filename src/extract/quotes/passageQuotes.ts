import type { FoundQuote } from '../extraction.ts';
import { printedText, rangeOf, type Words } from './language/words.ts';
import { joinParts } from './marks/joinParts.ts';
import { linkToIndirect, linkToNeighbours, mergeFirstTwo } from './neighbourLinks.ts';
import type { AnnotatedPassage } from './passages/annotatedPassage.ts';
import { splitOuterSentences } from './passages/outerSentences.ts';
import type { StoryNames } from './passages/storyNames.ts';
import { QuoteCollector } from './quoteCollector.ts';
import type { Report } from './reports/report.ts';
import { addresseeOf } from './speakers/addressees.ts';
import type { AnnouncedSpeaker } from './speakers/attribution.ts';
import { MIN_CONFIDENCE_FOR_NAME, rateConfidence } from './speakers/confidence.ts';
import type { SpeakerResolver } from './speakers/speakerResolver.ts';
import { byPosition, bySpeakerPosition, type UnresolvedQuote } from './unresolvedQuotes.ts';

export interface PassageQuotes {
  /** In reading order. */
  quotes: FoundQuote[];
  /** The passage begins with quoted words, so that speech of the one before may go on in it. */
  beginsWithQuote: boolean;
  /** The last direct quote has no closing mark: its speech goes on in the next passage. */
  endsOpen: boolean;
}

/**
 * Finds the quotes of one passage, in three steps: collects them sentence by sentence, links those without a speaker to
 * what is around them, then resolves all speakers. Passages are to be given in reading order, with one resolver for all.
 * `signature`: the speaker whom the next paragraph names, `— Jane Roe`.
 */
export function findPassageQuotes(
  passage: AnnotatedPassage,
  isHeadline: boolean,
  names: StoryNames,
  resolver: SpeakerResolver,
  signature: AnnouncedSpeaker | null,
): PassageQuotes {
  const sentences = splitOuterSentences(passage);
  const collector = new QuoteCollector(passage, isHeadline);
  for (const [index, sentence] of sentences.entries()) collector.addSentence(sentence, index);
  const { quotes, indirect } = collector;
  mergeFirstTwo(quotes);
  linkToNeighbours(quotes, passage, sentences, indirect, resolver.announcement(passage.index) ?? signature);
  linkToIndirect(quotes, indirect);
  const resolved = quotes.sort(bySpeakerPosition).map((quote) => resolveQuote(passage, quote, names, resolver));
  resolver.closePassage(passage, sentences.at(-1) ?? null);
  return {
    quotes: resolved.sort(byPosition),
    beginsWithQuote: passage.insideQuotes[0] === 1,
    endsOpen: collector.lastDirect?.open === true,
  };
}

function resolveQuote(
  passage: AnnotatedPassage,
  quote: UnresolvedQuote,
  names: StoryNames,
  resolver: SpeakerResolver,
): FoundQuote {
  const { words } = passage;
  const parts = quote.parts.map(({ from, to }) => rangeOf(words, from, to));
  const { speaker, method, margin } = resolver.resolve(passage, { ...quote, begin: quote.parts[0]?.from ?? 0 });
  const confidence = rateConfidence(quote.link, method, margin);
  if (speaker !== null && confidence < MIN_CONFIDENCE_FOR_NAME) speaker.entity = null;
  return {
    kind: quote.kind,
    passage: passage.index,
    parts,
    text: joinParts(words.text, parts),
    cue: cueOf(words, quote.report),
    speaker,
    method,
    addressee: addresseeOf(passage, names, quote.report),
    confidence,
  };
}

function cueOf(words: Words, report: Report | null): FoundQuote['cue'] {
  if (report === null) return null;
  return { ...rangeOf(words, report.from, report.to), text: printedText(words, report.from, report.to) };
}
