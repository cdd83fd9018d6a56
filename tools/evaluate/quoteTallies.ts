import { emptyTally, type Tally } from './measures.ts';
import type { Span } from './textWords.ts';

/** An annotated quotation. */
export interface GoldQuote {
  text: string;
  parts: Span[];
  type: 'direct' | 'mixed' | 'indirect';
  speaker: string | null;
  speakerStart: number | null;
  speakerEnd: number | null;
  speakerKind: string;
  /** The speaker's full name, where it was annotated. */
  speakerName?: string | null;
}

/** A quote as `extract` prints it. */
export interface PredictedQuote {
  text: string;
  parts: Span[];
  kind: 'DIRECT' | 'PARTIAL' | 'INDIRECT';
  speaker: { text: string; start: number; end: number; name: string | null } | null;
  confidence: number;
}

/** The scores of quotes, summed over stories. */
export interface QuoteScores {
  /** Direct quotes of five words or more that were found. */
  directFound: Tally;
  /** Those that were found as one quote with all its parts. */
  directWhole: Tally;
  /** Predicted direct quotes of five words or more, and how many of them the annotation has. */
  directPredicted: Tally;
  /** Of those found, the ones with the correct printed speaker; below also by kind of speaker. */
  phrase: Tally;
  phraseByKind: Map<string, Tally>;
  /** Of all direct quotes, those that were found with the correct printed speaker. */
  foundAndPhrase: Tally;
  /**
   * Of all direct quotes whose speaker is known, those with the correct full name; below only those where a pronoun
   * spoke.
   */
  person: Tally;
  personByPronoun: Tally;
  /** Indirect quotes that share half of their words with an annotated one. */
  indirect: Tally;
  /** Contents and sources of all quotes, exact to the word, sentence by sentence. */
  content: Tally;
  source: Tally;
  /** Tenth of the confidence → how many quotes had it, and how many of them have the correct speaker. */
  calibration: Map<number, Tally>;
  misses: Miss[];
}

/** Something that extraction got wrong, for whoever improves it. */
export interface Miss {
  kind:
    | 'NOT_FOUND'
    | 'NOT_WHOLE'
    | 'NOT_A_QUOTE'
    | 'WRONG_SPEAKER'
    | 'WRONG_PERSON'
    | 'INDIRECT_MISSED'
    | 'INDIRECT_WRONG';
  text: string;
  expected: string | null;
  predicted: string | null;
}

export function emptyQuoteScores(): QuoteScores {
  return {
    directFound: emptyTally(),
    directWhole: emptyTally(),
    directPredicted: emptyTally(),
    phrase: emptyTally(),
    phraseByKind: new Map(),
    foundAndPhrase: emptyTally(),
    person: emptyTally(),
    personByPronoun: emptyTally(),
    indirect: emptyTally(),
    content: emptyTally(),
    source: emptyTally(),
    calibration: new Map(),
    misses: [],
  };
}
