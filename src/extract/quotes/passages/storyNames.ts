import type { FoundEntity, FoundMention } from '../../extraction.ts';

/** The names of a story, as they were recognized before. */
export interface Names {
  entities: FoundEntity[];
  mentions: FoundMention[];
}

/** The names of a story, with whom a last name alone refers to. */
export interface StoryNames extends Names {
  /** Lower-case last name → the one person of the story who has it. */
  lastNames: ReadonlyMap<string, number>;
}

/** Indexes the people of a story by last name; a name that two people have is left out. */
export function indexNames(names: Names): StoryNames {
  const lastNames = new Map<string, number>();
  const shared = new Set<string>();
  for (let entity = 0; entity < names.entities.length; entity += 1) {
    const found = names.entities[entity] as FoundEntity;
    if (found.kind !== 'PERSON') continue;
    const last = found.name.slice(found.name.lastIndexOf(' ') + 1).toLowerCase();
    if (lastNames.has(last)) shared.add(last);
    lastNames.set(last, entity);
  }
  for (const last of shared) lastNames.delete(last);
  return { ...names, lastNames };
}
