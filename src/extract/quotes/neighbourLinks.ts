import type { AnnotatedPassage } from './passages/annotatedPassage.ts';
import type { OuterSentence } from './passages/outerSentences.ts';
import { mainSubject } from './phrases/mainSubject.ts';
import type { NounPhrase } from './phrases/nounPhrase.ts';
import type { AnnouncedSpeaker } from './speakers/attribution.ts';
import type { UnresolvedQuote } from './unresolvedQuotes.ts';

type IndirectBySentence = ReadonlyMap<number, readonly UnresolvedQuote[]>;

/** `“A.” “B,” he said.`: joins a first quotation without a speaker with the next one, which has one. */
export function mergeFirstTwo(quotes: UnresolvedQuote[]): void {
  const [first, second] = quotes.filter(({ kind }) => kind !== 'INDIRECT');
  if (first === undefined || second === undefined) return;
  const isAttributed = second.link === 'AFTER' && second.kind === 'DIRECT' && second.sentence === first.sentence + 1;
  if (first.link !== 'ALONE' || !isAttributed) return;
  for (const part of second.parts) first.parts.push(part);
  first.link = 'AFTER';
  first.report = second.report;
  first.subject = second.subject;
  first.open = second.open;
  quotes.splice(quotes.indexOf(second), 1);
}

/**
 * Gives quotations that stand alone a speaker from outside: the one whom another paragraph announces, where they begin
 * the passage, else the subject of the sentence before, `Roe smiled. “It is late.”`
 */
export function linkToNeighbours(
  quotes: readonly UnresolvedQuote[],
  passage: AnnotatedPassage,
  sentences: readonly OuterSentence[],
  indirect: IndirectBySentence,
  announced: AnnouncedSpeaker | null,
): void {
  for (const quote of quotes) {
    if (quote.link !== 'ALONE' || quote.kind !== 'DIRECT') continue;
    const index = quote.sentence - quote.parts.length;
    const previous = sentences[index];
    if (previous === undefined) {
      quote.announced = announced;
      if (announced !== null) quote.link = 'COLON';
      continue;
    }
    if (previous.spans.length > 0) continue;
    quote.subject = trailingSpeaker(indirect.get(index)) ?? mainSubject(passage, previous, previous.to);
    if (quote.subject !== null) quote.link = 'PREVIOUS';
  }
}

/** `It was late, Roe said.`: the speaker whom a sentence names after what it reports. */
function trailingSpeaker(indirect: readonly UnresolvedQuote[] | undefined): NounPhrase | null {
  const last = indirect?.at(-1);
  const isTrailing = last?.subject != null && last.subject.from >= (last.parts[0]?.to ?? 0);
  return isTrailing ? last.subject : null;
}

/** `Roe: Camp is “empty”`: gives fragments inside indirect speech its speaker, where their own sentence names none. */
export function linkToIndirect(quotes: readonly UnresolvedQuote[], indirect: IndirectBySentence): void {
  for (const quote of quotes) {
    const [part] = quote.parts;
    if (quote.kind !== 'PARTIAL' || quote.report !== null || part === undefined) continue;
    const enclosing = indirect
      .get(quote.sentence)
      ?.find(({ parts }) => parts.some(({ from, to }) => from <= part.from && part.to <= to));
    if (enclosing === undefined) continue;
    quote.link = 'EMBEDDED';
    quote.report = enclosing.report;
    quote.subject = enclosing.subject;
  }
}
