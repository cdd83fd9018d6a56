import type { KnownEntity } from './candidates.ts';

/** Which entity a found name is taken for: one that the corpus knows, or a new one. */
export interface Choice {
  known: KnownEntity | null;
  /** Why, for a person. */
  reason: string;
}

/** What tells apart entities of one name: what the story names, and what each known one was named with. */
export interface DisambiguationContext {
  /** Folded names in the story, but for whole countries and continents. */
  namesInStory: Set<string>;
  /** Folded names in other stories of a known entity, by its id. */
  companions: Map<number, Set<string>>;
}
