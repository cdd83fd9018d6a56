import type { AttributionMethod, FoundQuote, Passage, Range } from '../extraction.ts';
import { trimEnd } from './indirect/contentEnd.ts';
import { findReported, type Reported } from './indirect/findIndirectSpeech.ts';
import { printedText, rangeOf } from './language/words.ts';
import { tieFrame } from './linking/linkQuotes.ts';
import type { Tied } from './linking/quoteLink.ts';
import { joinParts } from './marks/joinParts.ts';
import type { Marked } from './marks/quotedSpans.ts';
import type { ReadPassage } from './passages/annotatedPassage.ts';
import { cutFrames, type Frame } from './passages/outerSentences.ts';
import { subjectOfFrame } from './phrases/mainSubject.ts';
import type { Phrase } from './phrases/subjects.ts';
import { findColonReport, findReports } from './reports/findReports.ts';
import type { Report } from './reports/report.ts';
import { LEAST_FOR_NAME, rate } from './speakers/confidence.ts';
import type { Announcement, SpeakerMemory } from './speakers/speakerResolver.ts';
import { addPart, byPosition, bySpeaker, type Draft, isMarked, joins } from './unresolvedQuotes.ts';

/** Reads the quotes of one passage, frame by frame. */
export class PassageQuotes {
  private readonly passage: ReadPassage;
  private readonly source: Passage;
  private readonly memory: SpeakerMemory;
  private readonly signature: Announcement | null;
  private readonly drafts: Draft[] = [];
  /** Reported speech by the frame that it stands in. */
  private readonly reported = new Map<number, Draft[]>();
  private lastMarked: Draft | null = null;
  private lastDirect: Draft | null = null;

  constructor(passage: ReadPassage, source: Passage, memory: SpeakerMemory, signature: Announcement | null) {
    this.signature = signature;
    this.passage = passage;
    this.source = source;
    this.memory = memory;
  }

  find(): FoundQuote[] {
    const frames = cutFrames(this.passage);
    for (let index = 0; index < frames.length; index += 1) this.readFrame(frames[index] as Frame, index);
    this.lookAhead();
    this.tieToNeighbours(frames);
    this.tieToReported();
    this.drafts.sort(bySpeaker);
    const quotes: FoundQuote[] = [];
    for (const draft of this.drafts) quotes.push(this.finish(draft));
    quotes.sort(byPosition);
    this.memory.closePassage(this.passage, frames.at(-1) ?? null);
    return quotes;
  }

  /** The passage begins with words in marks. */
  beginsWithMarks(): boolean {
    return this.passage.inside[0] === 1;
  }

  /** The last quotation has no closing mark. */
  endsOpen(): boolean {
    return this.lastDirect?.open === true;
  }

  private readFrame(frame: Frame, index: number): void {
    const reports = findReports(this.passage, frame);
    const tied = frame.spans.length > 0 ? tieFrame(this.passage, frame, reports, this.source.role === 'headline') : [];
    for (const one of tied) this.addTied(one, index);
    if (this.source.role === 'headline') this.addColon(frame, index);
    if (reports.length === 0) return;
    for (const reported of findReported(this.passage, frame, reports, tied)) this.addReported(reported, index);
  }

  private addColon(frame: Frame, index: number): void {
    const report = findColonReport(this.passage, frame);
    if (report === null) return;
    const to = trimEnd(this.passage, report.to, frame.to);
    if (to - report.to > 1) this.addReported({ parts: [{ from: report.to, to }], report }, index);
  }

  private addReported(reported: Reported, index: number): void {
    const draft: Draft = {
      kind: 'INDIRECT',
      parts: reported.parts,
      tie: 'GOVERNED',
      report: reported.report,
      subject: reported.report.subject,
      frame: index,
      open: false,
    };
    this.drafts.push(draft);
    const present = this.reported.get(index);
    if (present === undefined) this.reported.set(index, [draft]);
    else if (present.length < MOST_REPORTED) present.push(draft);
  }

  private addTied(tied: Tied, frame: number): void {
    const marked = this.passage.marked[tied.span] as Marked;
    const part = { from: marked.from, to: endOfWords(this.passage, marked) };
    const last = tied.tie === 'ALONE' && this.lastMarked?.tie !== 'AFTER' ? this.lastDirect : this.lastMarked;
    if (last !== null && (marked.resumes || joins(last, tied, frame) || this.endsSentence(last, tied, frame))) {
      addPart(last, part, tied, frame);
      if (marked.resumes) last.kind = 'DIRECT';
      last.open = marked.open;
      if (last.kind === 'DIRECT') this.lastDirect = last;
      return;
    }
    const draft: Draft = {
      kind: tied.direct ? 'DIRECT' : 'PARTIAL',
      parts: [part],
      tie: tied.tie,
      report: tied.report,
      subject: tied.subject,
      frame,
      open: marked.open,
    };
    this.drafts.push(draft);
    this.lastMarked = draft;
    if (tied.direct) this.lastDirect = draft;
  }

  /** `“A,” she said, pointing to the ruins, “and b.”`: the sentence goes on behind what the speaker does meanwhile. */
  private endsSentence(last: Draft, tied: Tied, frame: number): boolean {
    const { words, marked } = this.passage;
    const { from } = marked[tied.span] as Marked;
    const isMeanwhile = tied.report?.shared === true && last.report?.shared === false && last.tie === 'AFTER';
    return isMeanwhile && frame === last.frame && words.lower[from - 2] === ',' && words.capital[from] === 0;
  }

  /** A first quotation without a speaker takes the one of the quotation right behind it: `“A.” “B,” he said.` */
  private lookAhead(): void {
    const [first, second] = this.drafts.filter(isMarked);
    if (first === undefined || second === undefined) return;
    if (first.tie !== 'ALONE' || second.tie !== 'AFTER' || second.kind !== 'DIRECT' || second.frame !== first.frame + 1)
      return;
    for (const part of second.parts) first.parts.push(part);
    first.tie = 'AFTER';
    first.report = second.report;
    first.subject = second.subject;
    first.open = second.open;
    this.drafts.splice(this.drafts.indexOf(second), 1);
  }

  /** A quotation that stands alone is announced by a colon before it, or follows a sentence about its speaker. */
  private tieToNeighbours(frames: readonly Frame[]): void {
    for (const draft of this.drafts) {
      if (draft.tie !== 'ALONE' || draft.kind !== 'DIRECT') continue;
      const previous = frames[draft.frame - draft.parts.length];
      if (draft.frame < draft.parts.length || previous === undefined) {
        draft.announced = this.memory.announcement(this.passage.index) ?? this.signature;
        if (draft.announced !== null) draft.tie = 'COLON';
        continue;
      }
      if (previous.spans.length > 0) continue;
      draft.subject =
        this.speakerBehind(draft.frame - draft.parts.length) ?? subjectOfFrame(this.passage, previous, previous.to);
      if (draft.subject !== null) draft.tie = 'NEAR';
    }
  }

  /** Words in marks inside reported speech are its speaker’s, where nothing else says whose: `Roe: Camp is “empty”`. */
  private tieToReported(): void {
    for (const draft of this.drafts) {
      const [part] = draft.parts;
      if (draft.kind !== 'PARTIAL' || draft.report !== null || part === undefined) continue;
      const around = this.reported
        .get(draft.frame)
        ?.find(({ parts }) => parts.some(({ from, to }) => from <= part.from && part.to <= to));
      if (around === undefined) continue;
      draft.tie = 'GOVERNED';
      draft.report = around.report;
      draft.subject = around.subject;
    }
  }

  /** `It was late, Roe said.`: who is said to speak behind what a sentence reports. */
  private speakerBehind(frame: number): Phrase | null {
    const said = this.reported.get(frame)?.at(-1);
    const isBehind = said?.subject != null && said.subject.from >= (said.parts[0]?.to ?? 0);
    return isBehind ? said.subject : null;
  }

  private finish(draft: Draft): FoundQuote {
    const { words } = this.passage;
    const ranges: Range[] = [];
    for (const part of draft.parts) ranges.push(rangeOf(words, part.from, part.to));
    const { speaker, method, margin } = this.memory.resolve(this.passage, {
      ...draft,
      begin: draft.parts[0]?.from ?? 0,
    });
    const confidence = rate(draft.tie, method, margin);
    if (speaker !== null && confidence < LEAST_FOR_NAME) speaker.entity = null;
    return {
      kind: draft.kind,
      passage: this.passage.index,
      parts: ranges,
      text: joinParts(words.text, ranges),
      cue: this.cueOf(draft.report),
      speaker,
      method: method as AttributionMethod,
      addressee: this.memory.addresseeOf(this.passage, draft.report),
      confidence,
    };
  }

  private cueOf(report: Report | null): FoundQuote['cue'] {
    if (report === null) return null;
    const range = rangeOf(this.passage.words, report.from, report.to);
    return { ...range, text: printedText(this.passage.words, report.from, report.to) };
  }
}

/** Of reported speech in one sentence no more than this is looked at. */
const MOST_REPORTED = 64;

/** The comma before a closing mark belongs to the sentence around it. */
function endOfWords(passage: ReadPassage, marked: Marked): number {
  const comma = passage.words.lower[marked.to - 1] === ',' && marked.to - 1 > marked.from;
  return comma ? marked.to - 1 : marked.to;
}
