import type { EntityKind, KnownPlace } from '../extraction.ts';
import type { KnownOrganization } from '../lexicon/lexicon.ts';
import type { Title } from '../names/context/titles.ts';

/** A name in the text, before it is known whose it is. */
export interface NameMention {
  kind: EntityKind;
  passage: number;
  start: number;
  end: number;
  /** As printed. */
  text: string;
  /** The name in ordinary capitals, where the passage prints it in a headline's. */
  plain: string;
  title: Title | null;
  /** Behind the word: `his son George Maddox Jr.` */
  isSon?: boolean;
  /** A club’s nickname or the name that somebody was born with: the entity is not called by it. */
  isSecondaryName?: boolean;
}

/** The mentions of one person, place or organisation. */
export interface Group {
  kind: EntityKind;
  mentions: NameMention[];
  place: KnownPlace | null;
  organization: KnownOrganization | null;
}

export function inReadingOrder(one: NameMention, other: NameMention): number {
  return one.passage - other.passage || one.start - other.start;
}
