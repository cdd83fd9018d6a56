import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A name in a training text; `type` is missing where it is neither a person, a place nor an organisation. */
export interface MarkedName {
  /** Where it starts, in UTF-16 units of the text. */
  start: number;
  /** Behind its last character. */
  end: number;
  type?: 'PERSON' | 'PLACE' | 'ORG';
}

/** A training text with all its names. */
export interface MarkedStory {
  id: string;
  text: string;
  names: MarkedName[];
}

const TYPES: Record<string, MarkedName['type']> = { P: 'PERSON', L: 'PLACE', O: 'ORG', X: undefined };

/** The invented stories of the project, in the order of their files: see `stories/README.md`. */
export function markedStories(): MarkedStory[] {
  const folder = join(import.meta.dirname, 'stories');
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.sort().flatMap((file) => parseStories(readFileSync(join(folder, file), 'utf8')));
}

/**
 * Stories that stand each after a line `### ID`, with their names in braces behind a letter: `{P Jane Roe}`, `{L Oslo}`,
 * `{O Reuters}`, `{X Norwegian}`.
 * @throws {Error} for a letter that is none of P, L, O and X and for a brace without its pair, naming the story
 */
export function parseStories(source: string): MarkedStory[] {
  const [, ...parts] = source.split(/^### *(.*)$/m);
  const stories: MarkedStory[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    stories.push(parseStory((parts[index] as string).trim(), (parts[index + 1] as string).trim()));
  }
  return stories;
}

function parseStory(id: string, marked: string): MarkedStory {
  const names: MarkedName[] = [];
  let text = '';
  let read = 0;
  for (const { 0: mark, 1: letter, 2: name, index } of marked.matchAll(/\{([^{}\s]*)\s+([^{}]*)\}/g)) {
    if (!((letter as string) in TYPES)) throw new Error(`Story ${id}: ${mark} is no name: write P, L, O or X.`);
    text += marked.slice(read, index);
    const type = TYPES[letter as string];
    const end = text.length + (name as string).length;
    names.push({ start: text.length, end, ...(type === undefined ? {} : { type }) });
    text += name;
    read = index + mark.length;
  }
  text += marked.slice(read);
  const stray = /^.*[{}].*$/m.exec(text);
  if (stray !== null) throw new Error(`Story ${id}: a brace without its pair in “${stray[0]}”.`);
  return { id, text, names };
}
