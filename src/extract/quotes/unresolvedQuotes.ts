import type { FoundQuote } from '../extraction.ts';
import type { Tie, Tied } from './linking/quoteLink.ts';
import type { Phrase } from './phrases/subjects.ts';
import type { Report } from './reports/report.ts';
import type { Announcement } from './speakers/speakerResolver.ts';

/** A quote in the making: its parts as words, and how it is tied to its speaker. */
export interface Draft {
  kind: FoundQuote['kind'];
  parts: Array<{ from: number; to: number }>;
  tie: Tie;
  report: Report | null;
  subject: Phrase | null;
  frame: number;
  open: boolean;
  /** The passage before ends in a colon: its speaker. */
  announced?: Announcement | null;
}

/** Who speaks is settled in the order in which the text says so. */
export function bySpeaker(a: Draft, b: Draft): number {
  return (a.subject?.from ?? a.parts[0]?.from ?? 0) - (b.subject?.from ?? b.parts[0]?.from ?? 0);
}

export function byPosition(a: FoundQuote, b: FoundQuote): number {
  return (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0);
}

export function isMarked(draft: Draft): boolean {
  return draft.kind !== 'INDIRECT';
}

/**
 * `"A," he said. "B."` is one quote in two parts, also where the first is a fragment, `It “is late,” he said. “B.”`; so
 * are several bits of one sentence: `“harsh” and “unfair”`.
 */
export function joins(last: Draft, tied: Tied, frame: number): boolean {
  if (tied.tie === 'ALONE' || goesOn(last, tied))
    return (last.kind === 'DIRECT' || last.tie === 'AFTER') && frame - last.frame <= 1;
  if (frame !== last.frame) return false;
  if (tied.report === null) return last.report === null && !tied.direct && last.kind === 'PARTIAL';
  if (tied.report !== last.report) return false;
  return (tied.direct ? 'DIRECT' : 'PARTIAL') === last.kind || (tied.tie === 'GOVERNED' && last.tie === 'GOVERNED');
}

/** `“A,” he said. “B” – a word of the writer’s own.`: a speech that opens a sentence which names nobody else. */
function goesOn(last: Draft, tied: Tied): boolean {
  return last.tie === 'AFTER' && tied.tie === 'NONE' && tied.direct && tied.subject === null;
}

/** Adds a part to a quote, which takes its kind or its speaker from the new part where it had none. */
export function addPart(last: Draft, part: Draft['parts'][number], tied: Tied, frame: number): void {
  last.parts.push(part);
  last.frame = frame;
  if (tied.direct) last.kind = 'DIRECT';
  if (last.report !== null || tied.report === null || !SPEAKERLESS.has(last.tie)) return;
  last.tie = tied.tie;
  last.report = tied.report;
  last.subject = tied.subject;
}

const SPEAKERLESS = new Set<Tie>(['ALONE', 'NONE', 'NEAR']);
