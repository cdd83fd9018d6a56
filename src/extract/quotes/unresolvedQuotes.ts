import type { FoundQuote } from '../extraction.ts';
import type { LinkedQuote, QuoteLink } from './linking/quoteLink.ts';
import type { NounPhrase } from './phrases/nounPhrase.ts';
import type { Report } from './reports/report.ts';
import type { AnnouncedSpeaker } from './speakers/attribution.ts';

/** A quote in the making: its parts as words, and how it is linked to its speaker. */
export interface UnresolvedQuote {
  kind: FoundQuote['kind'];
  parts: Array<{ from: number; to: number }>;
  link: QuoteLink;
  report: Report | null;
  subject: NounPhrase | null;
  sentence: number;
  open: boolean;
  /** The passage before ends in a colon: its speaker. */
  announced?: AnnouncedSpeaker | null;
}

/** Who speaks is settled in the order in which the text says so. */
export function bySpeakerPosition(a: UnresolvedQuote, b: UnresolvedQuote): number {
  return (a.subject?.from ?? a.parts[0]?.from ?? 0) - (b.subject?.from ?? b.parts[0]?.from ?? 0);
}

export function byPosition(a: FoundQuote, b: FoundQuote): number {
  return (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0);
}

export function hasQuotationMarks(quote: UnresolvedQuote): boolean {
  return quote.kind !== 'INDIRECT';
}

/**
 * `"A," he said. "B."` is one quote in two parts, also where the first is a fragment, `It “is late,” he said. “B.”`; so
 * are several bits of one sentence: `“harsh” and “unfair”`.
 */
export function continuesQuote(last: UnresolvedQuote, linked: LinkedQuote, sentence: number): boolean {
  if (linked.link === 'ALONE' || continuesSpeech(last, linked))
    return (last.kind === 'DIRECT' || last.link === 'AFTER') && sentence - last.sentence <= 1;
  if (sentence !== last.sentence) return false;
  if (linked.report === null) return last.report === null && !linked.direct && last.kind === 'PARTIAL';
  if (linked.report !== last.report) return false;
  return (
    (linked.direct ? 'DIRECT' : 'PARTIAL') === last.kind || (linked.link === 'EMBEDDED' && last.link === 'EMBEDDED')
  );
}

/** `“A,” he said. “B” – a word of the writer’s own.`: a speech that opens a sentence which names nobody else. */
function continuesSpeech(last: UnresolvedQuote, linked: LinkedQuote): boolean {
  return last.link === 'AFTER' && linked.link === 'NONE' && linked.direct && linked.subject === null;
}

/** Adds a part to a quote, which takes its kind or its speaker from the new part where it had none. */
export function addPart(
  last: UnresolvedQuote,
  part: UnresolvedQuote['parts'][number],
  linked: LinkedQuote,
  sentence: number,
): void {
  last.parts.push(part);
  last.sentence = sentence;
  if (linked.direct) last.kind = 'DIRECT';
  if (last.report !== null || linked.report === null || !SPEAKERLESS.has(last.link)) return;
  last.link = linked.link;
  last.report = linked.report;
  last.subject = linked.subject;
}

const SPEAKERLESS = new Set<QuoteLink>(['ALONE', 'NONE', 'PREVIOUS']);
