import { trimEnd } from './indirect/contentEnd.ts';
import { findIndirectSpeech, type IndirectSpeech } from './indirect/findIndirectSpeech.ts';
import { linkQuotes } from './linking/linkQuotes.ts';
import type { LinkedQuote } from './linking/quoteLink.ts';
import type { QuotedSpan } from './marks/quotedSpans.ts';
import type { AnnotatedPassage } from './passages/annotatedPassage.ts';
import type { OuterSentence } from './passages/outerSentences.ts';
import { findReports } from './reports/findReports.ts';
import { findColonReport } from './reports/headlineColon.ts';
import { addPart, continuesQuote, type UnresolvedQuote } from './unresolvedQuotes.ts';

/** Collects the quotes of one passage, sentence by sentence; parts of a quote that an attribution interrupts are joined. */
export class QuoteCollector {
  readonly quotes: UnresolvedQuote[] = [];
  /** Indirect speech by the index of its sentence. */
  readonly indirect = new Map<number, UnresolvedQuote[]>();
  lastDirect: UnresolvedQuote | null = null;
  private lastQuoted: UnresolvedQuote | null = null;
  private readonly passage: AnnotatedPassage;
  private readonly isHeadline: boolean;

  constructor(passage: AnnotatedPassage, isHeadline: boolean) {
    this.passage = passage;
    this.isHeadline = isHeadline;
  }

  /** Sentences are to be added in reading order. */
  addSentence(sentence: OuterSentence, index: number): void {
    const { passage, isHeadline } = this;
    const reports = findReports(passage, sentence);
    const linked = sentence.spans.length > 0 ? linkQuotes(passage, sentence, reports, isHeadline) : [];
    for (const one of linked) this.addLinked(one, index);
    if (isHeadline) this.addHeadlineColon(sentence, index);
    if (reports.length === 0) return;
    for (const speech of findIndirectSpeech(passage, sentence, reports, linked)) this.addIndirect(speech, index);
  }

  /** `Roe: Camp Is Empty` */
  private addHeadlineColon(sentence: OuterSentence, index: number): void {
    const report = findColonReport(this.passage, sentence);
    if (report === null) return;
    const to = trimEnd(this.passage, report.to, sentence.to);
    if (to - report.to > 1) this.addIndirect({ parts: [{ from: report.to, to }], report }, index);
  }

  private addIndirect({ parts, report }: IndirectSpeech, sentence: number): void {
    const quote: UnresolvedQuote = {
      kind: 'INDIRECT',
      parts,
      link: 'EMBEDDED',
      report,
      subject: report.subject,
      sentence,
      open: false,
    };
    this.quotes.push(quote);
    const ofSentence = this.indirect.get(sentence);
    if (ofSentence === undefined) this.indirect.set(sentence, [quote]);
    else if (ofSentence.length < MOST_INDIRECT) ofSentence.push(quote);
  }

  private addLinked(linked: LinkedQuote, sentence: number): void {
    const quoted = this.passage.quotedSpans[linked.span] as QuotedSpan;
    const part = { from: quoted.from, to: endOfPart(this.passage, quoted) };
    const last = linked.link === 'ALONE' && this.lastQuoted?.link !== 'AFTER' ? this.lastDirect : this.lastQuoted;
    const isPart =
      last !== null &&
      (quoted.resumes || continuesQuote(last, linked, sentence) || this.completesSentence(last, linked, sentence));
    if (isPart) {
      addPart(last, part, linked, sentence);
      if (quoted.resumes) last.kind = 'DIRECT';
      last.open = quoted.open;
      if (last.kind === 'DIRECT') this.lastDirect = last;
      return;
    }
    const { link, report, subject, direct } = linked;
    const kind = direct ? 'DIRECT' : 'PARTIAL';
    const quote: UnresolvedQuote = { kind, parts: [part], link, report, subject, sentence, open: quoted.open };
    this.quotes.push(quote);
    this.lastQuoted = quote;
    if (direct) this.lastDirect = quote;
  }

  /** `“A,” she said, pointing to the ruins, “and b.”`: the sentence goes on after what the speaker does meanwhile. */
  private completesSentence(last: UnresolvedQuote, linked: LinkedQuote, sentence: number): boolean {
    const { words, quotedSpans } = this.passage;
    const { from } = quotedSpans[linked.span] as QuotedSpan;
    const isMeanwhile = linked.report?.shared === true && last.report?.shared === false && last.link === 'AFTER';
    return isMeanwhile && sentence === last.sentence && words.lower[from - 2] === ',' && words.capital[from] === 0;
  }
}

/** Indirect speech of one sentence that is searched for the fragments it encloses; more is in no sentence of news. */
const MOST_INDIRECT = 64;

/** A comma before the closing mark is the outer sentence's, and is left out: `“It is late,” she said`. */
function endOfPart({ words }: AnnotatedPassage, { from, to }: QuotedSpan): number {
  return words.lower[to - 1] === ',' && to - 1 > from ? to - 1 : to;
}
