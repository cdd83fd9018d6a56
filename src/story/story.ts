import type { TextLocation } from '../text/location.ts';

/** One raw story as it came in. The bytes are kept untouched: everything else is derived from them. */
export interface RawStory {
  /** The name of a text story's file, which is its id; null where the story itself must give one, as JSON does. */
  externalId: string | null;
  format: StoryFormat;
  bytes: Uint8Array;
  /** Where it was read, for messages: a path, or `-` for standard input. */
  file: string;
  /** 1-based line in `file` at which the story begins. */
  line: number;
}

export type StoryFormat = 'TEXT' | 'JSON';

/** A story's printed structure, with nothing yet understood of who speaks or is named in it. */
export interface Story {
  externalId: string;
  /** An absolute http or https address, like every other of a story. */
  url: string | null;
  /** The address that the publisher calls the one true one. Null when the story names none. */
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
  /** When the publisher last changed the story, by its own word. Null when it does not say. */
  updatedAt: Date | null;
  /** Where the publisher files it: `Politics`. Null when the story does not say. */
  section: string | null;
  /** The publisher's own tags and keywords, as printed. Not trends: nobody says that they are talked about that day. */
  subjects: string[];
  /** The picture that stands for the whole story. Null when it names none. */
  leadImage: StoryImage | null;
  /** Everything but headline and standfirst, in printed order. A block's position is its index here. */
  blocks: StoryBlock[];
  agencies: StoryAgency[];
  /** Labels whose boundaries are certain (a JSON list). */
  trends: string[];
  /** The printed run of labels whose boundaries were lost, for `cutTrends`: `Joe BidenModi's France VisitZelensky`. */
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
  /** For a person: the value at fault, why, and what was assumed. */
  message: string;
  /** The text that the warning is about; null when it is about the story as a whole. */
  location: TextLocation | null;
}

export type RejectionCode = 'EMPTY' | 'HEADLINE_MISSING' | 'DATE_MISSING' | 'TOO_LARGE' | 'MALFORMED' | 'NOT_TEXT';

/** A story that cannot be one: an outcome, not an exception. */
export interface Rejection {
  externalId: string | null;
  file: string;
  line: number;
  code: RejectionCode;
  /** For a person: the value at fault, why, and the remedy. */
  message: string;
}
