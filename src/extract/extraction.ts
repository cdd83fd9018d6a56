import type { Range } from '../text/range.ts';

/** A run of text that names and quotes are found in. Ranges never cross from one passage into the next. */
export interface Passage {
  role: PassageRole;
  text: string;
}

export type PassageRole = 'headline' | 'standfirst' | 'paragraph' | 'subheading' | 'listItem' | 'caption' | 'note';

/** What one story says of who, where and who said what. Every index is into this same object's lists. */
export interface Extraction {
  entities: FoundEntity[];
  /** In reading order; ranges within a passage do not overlap. */
  mentions: FoundMention[];
  /** In reading order. */
  quotes: FoundQuote[];
}

export type EntityKind = 'PERSON' | 'PLACE' | 'ORGANIZATION';
export type PlaceKind = 'CONTINENT' | 'REGION' | 'COUNTRY' | 'STATE' | 'CITY' | 'FACILITY' | 'OTHER';

/** One real person, place or organisation inside one story, under all the forms the story prints. */
export interface FoundEntity {
  kind: EntityKind;
  /** The fullest form the story gives, without title, possessive or article: `Joe Biden`; for a known place its usual name. */
  name: string;
  /** People: titles as printed, `President`, `Jenin deputy governor`. */
  titles: string[];
  /** People: by title, given name or pronouns; null when the story does not tell. */
  gender: 'female' | 'male' | null;
  /** Places that the gazetteer knows. */
  place: KnownPlace | null;
  /** Organisations: whether it is a news agency. */
  isAgency: boolean;
}

export interface KnownPlace {
  /** Identity in the gazetteer, stable between versions: `geonames:293322`. */
  key: string;
  name: string;
  kind: PlaceKind;
  /** ISO 3166-1 alpha-2. Null for what lies in several countries or in none. */
  countryCode: string | null;
  /** Degrees, WGS 84. */
  latitude: number | null;
  longitude: number | null;
}

export type { Range };

export interface FoundMention extends Range {
  /** Index into `entities`. */
  entity: number;
  /** Index of the passage. */
  passage: number;
  /** As printed, without title, possessive or article. Equals `passage.text.slice(start, end)`. */
  text: string;
}

export type QuoteKind = 'DIRECT' | 'PARTIAL' | 'INDIRECT';
export type AttributionMethod = 'NAME' | 'PRONOUN' | 'DESCRIPTION' | 'CONTINUATION' | 'NONE';

export interface FoundQuote {
  kind: QuoteKind;
  /** Index of the passage; a speech over several paragraphs is one quote for each, the later ones CONTINUATION. */
  passage: number;
  /** One range, or several where an attribution breaks the quote; without quotation marks. */
  parts: Range[];
  /**
   * What the parts say, as it reads without the attribution between them: where that ended a sentence and a new one
   * begins, a stop takes the place of the comma before it (`“A,” she said. “B.”` reads `A. B.`); else the comma stays.
   * `parts` are exact, so this need not be their texts end to end.
   */
  text: string;
  cue: (Range & { text: string }) | null;
  speaker: FoundSpeaker | null;
  method: AttributionMethod;
  addressee: FoundAddressee | null;
  /** 0 … 1: how likely the speaker (or its absence) is right. */
  confidence: number;
}

export interface FoundSpeaker extends Range {
  /** Passage of the printed phrase: not the quote's own where the speaker is carried on from before. */
  passage: number;
  /** As printed: `He`, `a State Department spokesperson`. */
  text: string;
  /** Index into `entities`; null when the source is not a name. */
  entity: number | null;
}

export interface FoundAddressee extends Range {
  /** As printed: `AFP`. */
  text: string;
  /** Index into `entities`; null when the name is not an organisation's. */
  entity: number | null;
}
