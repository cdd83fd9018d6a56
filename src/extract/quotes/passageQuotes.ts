import type { AttributionMethod, FoundQuote, Passage, Range } from '../extraction.ts';
import { trimEnd } from './indirect/contentEnd.ts';
import { findIndirectSpeech, type IndirectSpeech } from './indirect/findIndirectSpeech.ts';
import { printedText, rangeOf } from './language/words.ts';
import { linkQuotes } from './linking/linkQuotes.ts';
import type { LinkedQuote } from './linking/quoteLink.ts';
import { joinParts } from './marks/joinParts.ts';
import type { QuotedSpan } from './marks/quotedSpans.ts';
import type { AnnotatedPassage } from './passages/annotatedPassage.ts';
import { type OuterSentence, splitOuterSentences } from './passages/outerSentences.ts';
import { mainSubject } from './phrases/mainSubject.ts';
import type { NounPhrase } from './phrases/nounPhrase.ts';
import { findReports } from './reports/findReports.ts';
import { findColonReport } from './reports/headlineColon.ts';
import type { Report } from './reports/report.ts';
import type { AnnouncedSpeaker } from './speakers/attribution.ts';
import { MIN_CONFIDENCE_FOR_NAME, rateConfidence } from './speakers/confidence.ts';
import type { SpeakerResolver } from './speakers/speakerResolver.ts';
import {
  addPart,
  byPosition,
  bySpeakerPosition,
  continuesQuote,
  hasQuotationMarks,
  type UnresolvedQuote,
} from './unresolvedQuotes.ts';

/** Reads the quotes of one passage, sentence by sentence. */
export class PassageQuotes {
  private readonly passage: AnnotatedPassage;
  private readonly source: Passage;
  private readonly resolver: SpeakerResolver;
  private readonly signature: AnnouncedSpeaker | null;
  private readonly unresolved: UnresolvedQuote[] = [];
  /** IndirectSpeech speech by the sentence that it stands in. */
  private readonly indirect = new Map<number, UnresolvedQuote[]>();
  private lastQuoted: UnresolvedQuote | null = null;
  private lastDirect: UnresolvedQuote | null = null;

  constructor(
    passage: AnnotatedPassage,
    source: Passage,
    resolver: SpeakerResolver,
    signature: AnnouncedSpeaker | null,
  ) {
    this.signature = signature;
    this.passage = passage;
    this.source = source;
    this.resolver = resolver;
  }

  find(): FoundQuote[] {
    const sentences = splitOuterSentences(this.passage);
    for (let index = 0; index < sentences.length; index += 1)
      this.readSentence(sentences[index] as OuterSentence, index);
    this.mergeFirstTwo();
    this.linkToNeighbours(sentences);
    this.linkToIndirect();
    this.unresolved.sort(bySpeakerPosition);
    const quotes: FoundQuote[] = [];
    for (const quote of this.unresolved) quotes.push(this.resolve(quote));
    quotes.sort(byPosition);
    this.resolver.closePassage(this.passage, sentences.at(-1) ?? null);
    return quotes;
  }

  /** The passage begins with words in marks. */
  beginsWithQuote(): boolean {
    return this.passage.insideQuotes[0] === 1;
  }

  /** The last quotation has no closing mark. */
  endsOpen(): boolean {
    return this.lastDirect?.open === true;
  }

  private readSentence(sentence: OuterSentence, index: number): void {
    const reports = findReports(this.passage, sentence);
    const linked =
      sentence.spans.length > 0 ? linkQuotes(this.passage, sentence, reports, this.source.role === 'headline') : [];
    for (const one of linked) this.addLinked(one, index);
    if (this.source.role === 'headline') this.addColon(sentence, index);
    if (reports.length === 0) return;
    for (const indirect of findIndirectSpeech(this.passage, sentence, reports, linked))
      this.addIndirect(indirect, index);
  }

  private addColon(sentence: OuterSentence, index: number): void {
    const report = findColonReport(this.passage, sentence);
    if (report === null) return;
    const to = trimEnd(this.passage, report.to, sentence.to);
    if (to - report.to > 1) this.addIndirect({ parts: [{ from: report.to, to }], report }, index);
  }

  private addIndirect(indirect: IndirectSpeech, index: number): void {
    const quote: UnresolvedQuote = {
      kind: 'INDIRECT',
      parts: indirect.parts,
      link: 'EMBEDDED',
      report: indirect.report,
      subject: indirect.report.subject,
      sentence: index,
      open: false,
    };
    this.unresolved.push(quote);
    const present = this.indirect.get(index);
    if (present === undefined) this.indirect.set(index, [quote]);
    else if (present.length < MOST_INDIRECT) present.push(quote);
  }

  private addLinked(linked: LinkedQuote, sentence: number): void {
    const quoted = this.passage.quotedSpans[linked.span] as QuotedSpan;
    const part = { from: quoted.from, to: endOfWords(this.passage, quoted) };
    const last = linked.link === 'ALONE' && this.lastQuoted?.link !== 'AFTER' ? this.lastDirect : this.lastQuoted;
    if (
      last !== null &&
      (quoted.resumes || continuesQuote(last, linked, sentence) || this.completesSentence(last, linked, sentence))
    ) {
      addPart(last, part, linked, sentence);
      if (quoted.resumes) last.kind = 'DIRECT';
      last.open = quoted.open;
      if (last.kind === 'DIRECT') this.lastDirect = last;
      return;
    }
    const quote: UnresolvedQuote = {
      kind: linked.direct ? 'DIRECT' : 'PARTIAL',
      parts: [part],
      link: linked.link,
      report: linked.report,
      subject: linked.subject,
      sentence,
      open: quoted.open,
    };
    this.unresolved.push(quote);
    this.lastQuoted = quote;
    if (linked.direct) this.lastDirect = quote;
  }

  /** `“A,” she said, pointing to the ruins, “and b.”`: the sentence goes on after what the speaker does meanwhile. */
  private completesSentence(last: UnresolvedQuote, linked: LinkedQuote, sentence: number): boolean {
    const { words, quotedSpans } = this.passage;
    const { from } = quotedSpans[linked.span] as QuotedSpan;
    const isMeanwhile = linked.report?.shared === true && last.report?.shared === false && last.link === 'AFTER';
    return isMeanwhile && sentence === last.sentence && words.lower[from - 2] === ',' && words.capital[from] === 0;
  }

  /** A first quotation without a speaker takes the one of the quotation right after it: `“A.” “B,” he said.` */
  private mergeFirstTwo(): void {
    const [first, second] = this.unresolved.filter(hasQuotationMarks);
    if (first === undefined || second === undefined) return;
    if (
      first.link !== 'ALONE' ||
      second.link !== 'AFTER' ||
      second.kind !== 'DIRECT' ||
      second.sentence !== first.sentence + 1
    )
      return;
    for (const part of second.parts) first.parts.push(part);
    first.link = 'AFTER';
    first.report = second.report;
    first.subject = second.subject;
    first.open = second.open;
    this.unresolved.splice(this.unresolved.indexOf(second), 1);
  }

  /** A quotation that stands alone is announced by a colon before it, or follows a sentence about its speaker. */
  private linkToNeighbours(sentences: readonly OuterSentence[]): void {
    for (const quote of this.unresolved) {
      if (quote.link !== 'ALONE' || quote.kind !== 'DIRECT') continue;
      const previous = sentences[quote.sentence - quote.parts.length];
      if (quote.sentence < quote.parts.length || previous === undefined) {
        quote.announced = this.resolver.announcement(this.passage.index) ?? this.signature;
        if (quote.announced !== null) quote.link = 'COLON';
        continue;
      }
      if (previous.spans.length > 0) continue;
      quote.subject =
        this.speakerOfIndirect(quote.sentence - quote.parts.length) ?? mainSubject(this.passage, previous, previous.to);
      if (quote.subject !== null) quote.link = 'PREVIOUS';
    }
  }

  /** Words in marks insideQuotes indirect speech are its speaker’s, where nothing else says whose: `Roe: Camp is “empty”`. */
  private linkToIndirect(): void {
    for (const quote of this.unresolved) {
      const [part] = quote.parts;
      if (quote.kind !== 'PARTIAL' || quote.report !== null || part === undefined) continue;
      const enclosing = this.indirect
        .get(quote.sentence)
        ?.find(({ parts }) => parts.some(({ from, to }) => from <= part.from && part.to <= to));
      if (enclosing === undefined) continue;
      quote.link = 'EMBEDDED';
      quote.report = enclosing.report;
      quote.subject = enclosing.subject;
    }
  }

  /** `It was late, Roe said.`: who is said to speak after what a sentence reports. */
  private speakerOfIndirect(sentence: number): NounPhrase | null {
    const said = this.indirect.get(sentence)?.at(-1);
    const follows = said?.subject != null && said.subject.from >= (said.parts[0]?.to ?? 0);
    return follows ? said.subject : null;
  }

  private resolve(quote: UnresolvedQuote): FoundQuote {
    const { words } = this.passage;
    const ranges: Range[] = [];
    for (const part of quote.parts) ranges.push(rangeOf(words, part.from, part.to));
    const { speaker, method, margin } = this.resolver.resolve(this.passage, {
      ...quote,
      begin: quote.parts[0]?.from ?? 0,
    });
    const confidence = rateConfidence(quote.link, method, margin);
    if (speaker !== null && confidence < MIN_CONFIDENCE_FOR_NAME) speaker.entity = null;
    return {
      kind: quote.kind,
      passage: this.passage.index,
      parts: ranges,
      text: joinParts(words.text, ranges),
      cue: this.cueOf(quote.report),
      speaker,
      method: method as AttributionMethod,
      addressee: this.resolver.addresseeOf(this.passage, quote.report),
      confidence,
    };
  }

  private cueOf(report: Report | null): FoundQuote['cue'] {
    if (report === null) return null;
    const range = rangeOf(this.passage.words, report.from, report.to);
    return { ...range, text: printedText(this.passage.words, report.from, report.to) };
  }
}

/** Of indirect speech in one sentence no more than this is looked at. */
const MOST_INDIRECT = 64;

/** The comma before a closing mark belongs to the sentence enclosing it. */
function endOfWords(passage: AnnotatedPassage, quoted: QuotedSpan): number {
  const comma = passage.words.lower[quoted.to - 1] === ',' && quoted.to - 1 > quoted.from;
  return comma ? quoted.to - 1 : quoted.to;
}
