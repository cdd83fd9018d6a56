import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A name in a training text; without `type` if it is not that of a person, place or organization. */
export interface MarkedName {
  /** Offset of its first UTF-16 code unit in the text. */
  start: number;
  /** Offset behind its last code unit. */
  end: number;
  type?: 'PERSON' | 'PLACE' | 'ORG';
}

/** A training text with all its names, in reading order. */
export interface MarkedStory {
  id: string;
  text: string;
  names: MarkedName[];
}

const TYPES: Record<string, MarkedName['type']> = { P: 'PERSON', L: 'PLACE', O: 'ORG', X: undefined };

/** Reads the project's invented stories, in the order of their files; see `stories/README.md`. */
export function markedStories(): MarkedStory[] {
  const folder = join(import.meta.dirname, 'stories');
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return files.sort().flatMap((file) => parseStories(readFileSync(join(folder, file), 'utf8')));
}

/**
 * Parses marked stories. Each follows a line `### ID`; its names are in braces behind a letter: `{P Jane Roe}`, `{L
 * Oslo}`, `{O Reuters}`, `{X Norwegian}`.
 * @throws {Error} for a letter other than P, L, O and X, and for an unmatched brace; the message names the story
 */
export function parseStories(source: string): MarkedStory[] {
  const [, ...parts] = source.split(/^### *(.*)$/m);
  const stories: MarkedStory[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const [id = '', marked = ''] = parts.slice(index, index + 2);
    stories.push(parseStory(id.trim(), marked.trim()));
  }
  return stories;
}

function parseStory(id: string, marked: string): MarkedStory {
  const names: MarkedName[] = [];
  let text = '';
  let read = 0;
  for (const { 0: mark, 1: letter = '', 2: name = '', index } of marked.matchAll(/\{([^{}\s]*)\s+([^{}]*)\}/g)) {
    if (!(letter in TYPES)) throw new Error(`Story ${id}: ${mark} has an unknown letter: write P, L, O or X.`);
    text += marked.slice(read, index);
    const type = TYPES[letter];
    const end = text.length + name.length;
    names.push({ start: text.length, end, ...(type === undefined ? {} : { type }) });
    text += name;
    read = index + mark.length;
  }
  text += marked.slice(read);
  const stray = /^.*[{}].*$/m.exec(text);
  if (stray !== null) throw new Error(`Story ${id}: an unmatched brace in “${stray[0]}”.`);
  return { id, text, names };
}
