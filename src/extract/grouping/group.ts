import type { EntityKind, KnownPlace } from '../extraction.ts';
import type { KnownOrganization } from '../lexicon/lexicon.ts';
import type { Title } from '../names/context/titles.ts';

/** A name in the text, before it is known which entity it means. Offsets are those of the passage as printed. */
export interface NameMention {
  kind: EntityKind;
  passage: number;
  start: number;
  end: number;
  /** As printed. */
  text: string;
  /** In sentence case, where the passage is a headline in capitals. */
  plain: string;
  title: Title | null;
  /** Whether the word `son` precedes: `his son George Maddox Jr.` */
  isSon?: boolean;
  /** Whether it is a club's nickname or a birth name, which never becomes the name of the entity. */
  isSecondaryName?: boolean;
}

/** The mentions of one person, place or organization. */
export interface Group {
  kind: EntityKind;
  mentions: NameMention[];
  place: KnownPlace | null;
  organization: KnownOrganization | null;
}

/** Compares two mentions by their position in the story. */
export function inReadingOrder(one: NameMention, other: NameMention): number {
  return one.passage - other.passage || one.start - other.start;
}
