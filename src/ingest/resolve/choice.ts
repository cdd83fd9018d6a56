import type { Known } from './candidates.ts';

/** Whom a found entity is taken for: one that the corpus knows, or a new one. */
export interface Choice {
  known: Known | null;
  /** Why, for a person. */
  reason: string;
}

/** What tells those of one name apart: whom and what the story names, and what each known one was named with. */
export interface Company {
  /** Folded names in the story, but for whole countries and continents. */
  around: Set<string>;
  companions: Map<number, Set<string>>;
}
