import type { FoundEntity, Passage } from '../../src/extract/extraction.ts';
import { recognizeNames } from '../../src/extract/recognizeNames.ts';

/** A story of paragraphs. */
export function story(...texts: string[]): Passage[] {
  return texts.map((text) => ({ role: 'paragraph', text }));
}

/** The names of the story's entities of a kind, in the order of first mention. */
export function named(passages: Passage[], kind: string): string[] {
  return recognizeNames(passages)
    .entities.filter((entity) => entity.kind === kind)
    .map(({ name }) => name);
}

/** The story's entity of a name. */
export function entity(passages: Passage[], name: string): FoundEntity | undefined {
  return recognizeNames(passages).entities.find((found) => found.name === name);
}

/** The name of the entity that the last mention of a printed form means. */
export function nameOf(passages: Passage[], printed: string): string | undefined {
  const { entities, mentions } = recognizeNames(passages);
  const mention = mentions.findLast(({ text }) => text === printed);
  return mention === undefined ? undefined : entities[mention.entity]?.name;
}
