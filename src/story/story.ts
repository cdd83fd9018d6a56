import type { TextLocation } from '../text/location.ts';

/** One story as it came in. The bytes are kept as they are; everything else is derived from them. */
export interface RawStory {
  /** A text story's file name, which is its id. Null for JSON, which names its own id, and for a stream. */
  externalId: string | null;
  format: StoryFormat;
  bytes: Uint8Array;
  /** The path it was read from, or `-` for standard input. */
  file: string;
  /** 1-based line in `file` at which the story begins. */
  line: number;
}

export type StoryFormat = 'TEXT' | 'JSON';

/** A parsed story: its printed structure, before names and quotes are extracted. */
export interface Story {
  externalId: string;
  /** An absolute http or https address, as all addresses of a story are. */
  url: string | null;
  /** The address that the publisher prefers for the story. Null when it gives none. */
  canonicalUrl: string | null;
  /** Printed name of the publication: `News18`. Null when the story does not say. */
  publication: string | null;
  headline: string;
  standfirst: string | null;
  /** As printed: `By Jane Doe and John Roe`. */
  byline: string | null;
  authors: StoryAuthor[];
  /** As printed: `JENIN, West Bank`. */
  dateline: string | null;
  /** BCP 47: `en`. */
  language: string;
  /** `YYYY-MM-DD`, in the story's own zone. */
  publishedOn: string;
  publishedAt: Date;
  datePrecision: DatePrecision;
  /** When the publisher last changed the story. Null when it does not say. */
  updatedAt: Date | null;
  /** The section that the publisher files the story under: `Politics`. Null when it does not say. */
  section: string | null;
  /** The publisher's tags and keywords, as printed. They are not trends, which are the topics of one day. */
  subjects: string[];
  /** The picture for the whole story. Null without one. */
  leadImage: StoryImage | null;
  /** Everything but headline and standfirst, in printed order. A block's position is its index here. */
  blocks: StoryBlock[];
  agencies: StoryAgency[];
  /** Trend labels that came separated, as in a list. */
  trends: string[];
  /** Trend labels printed without separators, for `cutTrends` to split: `Joe BidenModi's France VisitZelensky`. */
  trendLine: string | null;
  warnings: StoryWarning[];
}

export type DatePrecision = 'DAY' | 'MINUTE' | 'SECOND';

export interface StoryAuthor {
  name: string;
  biography: string | null;
}

export type BlockKind = 'PARAGRAPH' | 'SUBHEADING' | 'LIST_ITEM' | 'PHOTO' | 'NOTE';
export type NoteKind = 'AGENCY' | 'SYNDICATION' | 'AUTHOR' | 'EDITORIAL';

export interface StoryBlock {
  kind: BlockKind;
  /** Clean text on one line; a photo's text is its caption without the credit. */
  text: string;
  /** Photos: the credit as printed, without brackets or `Photo:`. */
  credit: string | null;
  /** Photos: the agency that the credit names, by its usual name: `Reuters`, `AP`. */
  agency: string | null;
  /** Photos: the picture itself. */
  image: StoryImage | null;
  noteKind: NoteKind | null;
}

export interface StoryImage {
  /** An absolute http or https address. */
  url: string;
  /** In pixels; null when the story does not say. */
  width: number | null;
  height: number | null;
  /** What the picture shows, for those who cannot see it. Null when the story does not say. */
  alt: string | null;
}

export type AgencyRole = 'TEXT' | 'PHOTO' | 'SYNDICATION';

export interface StoryAgency {
  /** The agency's usual name: `Reuters`, `AP`, `AFP`. */
  name: string;
  role: AgencyRole;
  /** The printed words that say so: `(With AFP inputs)`. */
  evidence: string;
}

export type WarningCode =
  | 'DATE_MISSING'
  | 'DATE_AMBIGUOUS'
  | 'DATE_INVALID'
  | 'HEADLINE_MISSING'
  | 'TEXT_TRUNCATED'
  | 'URL_INVALID'
  | 'VALUE_TRUNCATED'
  | 'QUOTE_UNBALANCED'
  | 'QUOTE_UNATTRIBUTED'
  | 'TREND_BOUNDARY_GUESSED';

export interface StoryWarning {
  code: WarningCode;
  /** Names the value at fault, why, and what was done instead. */
  message: string;
  /** The text that the warning is about; null when it is about the story as a whole. */
  location: TextLocation | null;
}

export type RejectionCode = 'EMPTY' | 'HEADLINE_MISSING' | 'DATE_MISSING' | 'TOO_LARGE' | 'MALFORMED' | 'NOT_TEXT';

/** Why a raw story cannot be ingested. An ordinary outcome, not an exception. */
export interface Rejection {
  externalId: string | null;
  file: string;
  line: number;
  code: RejectionCode;
  /** Names the value at fault, why, and the remedy. */
  message: string;
}
