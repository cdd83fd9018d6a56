import { newTally, type Tally } from './measures.ts';
import type { Span } from './textWords.ts';

/** A quotation annotated by hand. */
export interface GoldQuote {
  text: string;
  parts: Span[];
  type: 'direct' | 'mixed' | 'indirect';
  speaker: string | null;
  speakerStart: number | null;
  speakerEnd: number | null;
  speakerKind: string;
  /** The speaker's full name where the annotation gives it. */
  speakerName?: string | null;
}

/** A quote as `extract` prints it. */
export interface GivenQuote {
  text: string;
  parts: Span[];
  kind: 'DIRECT' | 'PARTIAL' | 'INDIRECT';
  speaker: { text: string; start: number; end: number; name: string | null } | null;
  confidence: number;
}

/** The scores of quotes; every tally adds up over stories. */
export interface QuoteScores {
  /** Direct quotes of five words or more: found (wanted side), and given ones that are somebody's words (given side). */
  directFound: Tally;
  /** Direct quotes of five words or more that were given as one quote with all its parts. */
  directWhole: Tally;
  directGiven: Tally;
  /** Of those found, the printed phrase right; by kind of speaker. */
  phrase: Tally;
  phraseByKind: Map<string, Tally>;
  foundAndPhrase: Tally;
  /** Of all direct quotes whose person is known, the full name right; and of those where a pronoun spoke. */
  person: Tally;
  personByPronoun: Tally;
  indirect: Tally;
  content: Tally;
  source: Tally;
  /** Tenths of confidence → how many said so, and how many were right. */
  calibration: Map<number, Tally>;
  misses: Miss[];
}

export interface Miss {
  sort:
    | 'NOT_FOUND'
    | 'NOT_WHOLE'
    | 'NOT_A_QUOTE'
    | 'WRONG_SPEAKER'
    | 'WRONG_PERSON'
    | 'INDIRECT_MISSED'
    | 'INDIRECT_WRONG';
  text: string;
  wanted: string | null;
  given: string | null;
}

export function newQuoteScores(): QuoteScores {
  return {
    directFound: newTally(),
    directWhole: newTally(),
    directGiven: newTally(),
    phrase: newTally(),
    phraseByKind: new Map(),
    foundAndPhrase: newTally(),
    person: newTally(),
    personByPronoun: newTally(),
    indirect: newTally(),
    content: newTally(),
    source: newTally(),
    calibration: new Map(),
    misses: [],
  };
}
