import type { ReportingVerb } from '../language/reportingVerbs.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';

/**
 * A place where the text says that somebody speaks or thinks: the cue, which is a verb or `according to`, and its
 * subject.
 */
export interface Report {
  /** Words of the cue, `to` excluded: `told`, `according to`, `pointed out`. */
  from: number;
  to: number;
  /** Its traits; `according to`, `that` and `:` have a verb of their own. */
  verb: ReportingVerb;
  subject: NounPhrase | null;
  /** The subject comes after the cue: `said Roe`. */
  inverted: boolean;
  /** The subject is that of an earlier cue: `Roe said …, adding …`. */
  shared: boolean;
}
