import type { ReportingVerb } from '../language/reportingVerbs.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';

/** A position where the text says that somebody speaks or thinks: a verb, or `according to`, with its subject. */
export interface Report {
  /** Words of the cue, half-open: `told`, `according to`. */
  from: number;
  to: number;
  verb: ReportingVerb;
  subject: NounPhrase | null;
  /** The subject stands after the cue. */
  inverted: boolean;
  /** The subject is that of an earlier verb: `… said …, adding …`. */
  shared: boolean;
}
