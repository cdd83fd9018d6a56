import type { Range } from '../text/range.ts';

/** A headline, paragraph or other text of a story. Names and quotes lie within one passage. */
export interface Passage {
  role: PassageRole;
  text: string;
}

export type PassageRole = 'headline' | 'standfirst' | 'paragraph' | 'subheading' | 'listItem' | 'caption' | 'note';

/** The entities, mentions and quotes of one story. Indexes refer to the lists of this object. */
export interface Extraction {
  entities: FoundEntity[];
  /** In reading order; ranges within a passage do not overlap. */
  mentions: FoundMention[];
  /** In reading order. */
  quotes: FoundQuote[];
}

export type EntityKind = 'PERSON' | 'PLACE' | 'ORGANIZATION';
export type PlaceKind = 'CONTINENT' | 'REGION' | 'COUNTRY' | 'STATE' | 'CITY' | 'FACILITY' | 'OTHER';

/** One person, place or organization within one story, under all forms that the story prints. */
export interface FoundEntity {
  kind: EntityKind;
  /**
   * The fullest form that the story prints, `Joe Biden`, without title, possessive or article; for a known place its
   * usual name.
   */
  name: string;
  /** Titles of a person, as printed: `President`, `Jenin deputy governor`. */
  titles: string[];
  /** The gender of a person, by title, relation, given name or pronouns; null when the story does not tell. */
  gender: 'female' | 'male' | null;
  /** The place in the gazetteer; null for an unknown place and for other kinds. */
  place: KnownPlace | null;
  /** Whether it is a news agency. */
  isAgency: boolean;
}

/** A place of the gazetteer. */
export interface KnownPlace {
  /** Its identity in the gazetteer, stable between versions: `geonames:293322`, `iso:FR`. */
  key: string;
  name: string;
  kind: PlaceKind;
  /** ISO 3166-1 alpha-2; null for a place in several countries or in none. */
  countryCode: string | null;
  /** In degrees (WGS 84). */
  latitude: number | null;
  longitude: number | null;
}

/** An occurrence of an entity's name. */
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

/** Words that somebody says: in quotation marks (DIRECT, PARTIAL) or reported (INDIRECT). */
export interface FoundQuote {
  kind: QuoteKind;
  /**
   * Index of the passage. A speech over several paragraphs is one quote in each; the later ones have method
   * CONTINUATION.
   */
  passage: number;
  /** One range, or several where an attribution interrupts the quote; without quotation marks. */
  parts: Range[];
  /**
   * The words of the parts as they read without the attribution between them. Where the attribution ended a sentence, a
   * full stop replaces the comma before it: `“A,” she said. “B.”` becomes `A. B.`. So this may differ from the joined
   * `parts`.
   */
  text: string;
  /** The reporting verb or phrase; null when there is none. */
  cue: (Range & { text: string }) | null;
  speaker: FoundSpeaker | null;
  method: AttributionMethod;
  addressee: FoundAddressee | null;
  /** How likely it is that the speaker (or its absence) is right, from 0 to 1. */
  confidence: number;
}

/** The phrase that says who speaks. */
export interface FoundSpeaker extends Range {
  /** Index of the passage with the phrase: an earlier one than the quote's own where the speaker continues. */
  passage: number;
  /** As printed: `He`, `a State Department spokesperson`. */
  text: string;
  /** Index into `entities`; null when the speaker has no name. */
  entity: number | null;
}

/** The organization that the speaker talks to. */
export interface FoundAddressee extends Range {
  /** As printed: `AFP`. */
  text: string;
  /** Index into `entities`; null when it is not the name of an organization. */
  entity: number | null;
}
