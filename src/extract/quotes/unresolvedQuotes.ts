import type { FoundQuote, QuoteKind } from '../extraction.ts';
import type { WordRange } from './language/words.ts';
import type { LinkedQuote, QuoteLink } from './linking/quoteLink.ts';
import type { NounPhrase } from './phrases/nounPhrase.ts';
import type { Report } from './reports/report.ts';
import type { AnnouncedSpeaker } from './speakers/attribution.ts';

/** A quote whose speaker is not resolved yet: its parts, and what its sentence says about the speaker. */
export interface UnresolvedQuote {
  kind: QuoteKind;
  parts: WordRange[];
  link: QuoteLink;
  report: Report | null;
  subject: NounPhrase | null;
  /** Index of the sentence that its last part is in. */
  sentence: number;
  /** Its last part has no closing mark. */
  open: boolean;
  /** The speaker whom another paragraph names: `Roe issued this statement:` */
  announced?: AnnouncedSpeaker | null;
}

/** Speakers are resolved in the order in which the text names them, so that a pronoun finds the one before it. */
export function bySpeakerPosition(a: UnresolvedQuote, b: UnresolvedQuote): number {
  return (a.subject?.from ?? a.parts[0]?.from ?? 0) - (b.subject?.from ?? b.parts[0]?.from ?? 0);
}

export function byPosition(a: FoundQuote, b: FoundQuote): number {
  return (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0);
}

/**
 * Whether quoted words are another part of the quote before them: `"A," he said. "B."` is one quote in two parts, even
 * where the first is a fragment, `It “is late,” he said. “B.”`, and so are fragments of one sentence, `“harsh” and
 * “unfair”`.
 */
export function continuesQuote(last: UnresolvedQuote, linked: LinkedQuote, sentence: number): boolean {
  if (linked.link === 'ALONE' || continuesSpeech(last, linked))
    return (last.kind === 'DIRECT' || last.link === 'AFTER') && sentence - last.sentence <= 1;
  if (sentence !== last.sentence) return false;
  if (linked.report === null) return last.report === null && !linked.direct && last.kind === 'PARTIAL';
  if (linked.report !== last.report) return false;
  const isSameKind = (linked.direct ? 'DIRECT' : 'PARTIAL') === last.kind;
  return isSameKind || (linked.link === 'EMBEDDED' && last.link === 'EMBEDDED');
}

/** `“A,” he said. “B” – a comment of the writer.`: speech that begins a sentence which names nobody else. */
function continuesSpeech(last: UnresolvedQuote, linked: LinkedQuote): boolean {
  return last.link === 'AFTER' && linked.link === 'NONE' && linked.direct && linked.subject === null;
}

/** Adds a part to a quote. A whole sentence makes the quote direct; a speaker is taken from the part where there was none. */
export function addPart(quote: UnresolvedQuote, part: WordRange, linked: LinkedQuote, sentence: number): void {
  quote.parts.push(part);
  quote.sentence = sentence;
  if (linked.direct) quote.kind = 'DIRECT';
  if (quote.report !== null || linked.report === null || !WITHOUT_SPEAKER.has(quote.link)) return;
  quote.link = linked.link;
  quote.report = linked.report;
  quote.subject = linked.subject;
}

const WITHOUT_SPEAKER = new Set<QuoteLink>(['ALONE', 'NONE', 'PREVIOUS']);
