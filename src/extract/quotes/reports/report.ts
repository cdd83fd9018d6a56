import type { Verb } from '../language/reportingVerbs.ts';
import type { Phrase } from '../phrases/subjects.ts';

/** A place where the text says that somebody speaks or thinks: a verb, or `according to`, with its subject. */
export interface Report {
  /** Words of the cue, half-open: `told`, `according to`. */
  from: number;
  to: number;
  verb: Verb;
  subject: Phrase | null;
  /** The subject stands behind the cue. */
  inverted: boolean;
  /** The subject is that of an earlier verb: `… said …, adding …`. */
  shared: boolean;
}
