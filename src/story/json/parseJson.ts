import { z } from 'zod';
import { assembleStory, type Outcome, reject } from '../assemble.ts';
import { cleanText } from '../clean.ts';
import { languageTag } from '../language.ts';
import { storyLines } from '../parts/lines.ts';
import { stripMarkup } from '../parts/markup.ts';
import { firstSentence } from '../parts/sentence.ts';
import type { RawStory } from '../story.ts';
import { bodyText, line, names, readJsonDate, readPhotos, readTrends, readWriters } from './jsonFields.ts';

export type StoryObject = z.infer<typeof StoryObject>;
/** A JSON story at the border: any object; which of its names count is told by `NAMES`, others are kept in the raw bytes. */
export const StoryObject = z.looseObject({});

/** For each part of a story the names it is given under; the first that is present counts. */
const NAMES = {
  id: ['externalId', 'id', 'guid', 'uri', 'url'],
  headline: ['headline', 'title'],
  text: ['text', 'body', 'content', 'articleBody'],
  date: ['publishedAt', 'published', 'date', 'datePublished', 'pubDate'],
  standfirst: ['standfirst', 'description', 'summary', 'abstract'],
  authors: ['authors', 'author', 'byline'],
  publication: ['publication', 'publisher', 'source', 'siteName'],
  captions: ['captions'],
  trends: ['trends', 'tags', 'keywords'],
} as const;

/** Reads one JSON story; its body goes through the same rules as a text story's lines. */
export function parseJson(text: string, raw: RawStory, now: Date): Outcome {
  const object = readObject(text);
  if ('fault' in object) return { rejection: reject(raw, 'MALFORMED', object.fault) };
  const story = object.story;
  const externalId = raw.externalId ?? storyId(story);
  const body = bodyText(present(story, NAMES.text)?.value);
  if (body === null) {
    return {
      rejection: reject(
        raw,
        'MALFORMED',
        `\`${present(story, NAMES.text)?.name}\` is not text. Give the story's text as a string.`,
        externalId,
      ),
    };
  }
  const lines = storyLines(cleanText(stripMarkup(body)));
  const printed = line(present(story, NAMES.headline)?.value);
  const guessed = printed || lines[0] === undefined ? null : firstSentence(lines[0]);
  const { byline, authors } = readWriters(present(story, NAMES.authors));
  return assembleStory(
    {
      externalId,
      url: line(story.url) || null,
      canonicalUrl: null,
      publication: names(present(story, NAMES.publication)?.value)[0] ?? null,
      headline: printed || guessed,
      isHeadlineGuessed: !printed,
      standfirst: line(present(story, NAMES.standfirst)?.value) || null,
      byline,
      authors,
      language: languageTag(line(story.language)),
      date: readJsonDate(present(story, NAMES.date)?.value, now),
      updatedAt: null,
      section: null,
      subjects: [],
      leadImage: null,
      photos: readPhotos(present(story, NAMES.captions)?.value),
      lines,
      ...readTrends(present(story, NAMES.trends)?.value),
    },
    raw,
    now,
  );
}

/** The object that JSON text holds, or why it holds none. */
export function readObject(text: string): { story: StoryObject } | { fault: string } {
  try {
    const parsed = StoryObject.safeParse(JSON.parse(text.replace(/^\ufeff/, '')));
    if (parsed.success) return { story: parsed.data };
    return {
      fault: `\`${text.trim().slice(0, 40)}\` is not a JSON object. Give each story as an object such as {"headline": "…"}.`,
    };
  } catch (error) {
    return {
      fault: `The JSON is broken: ${error instanceof Error ? error.message : error}. Correct it there and read the file again.`,
    };
  }
}

/** The corpus's own id of a JSON story; null where it gives none. */
export function storyId(story: StoryObject): string | null {
  return line(present(story, NAMES.id)?.value) || null;
}

function present(story: StoryObject, from: readonly string[]): { name: string; value: unknown } | undefined {
  const name = from.find((candidate) => {
    const value = Object.hasOwn(story, candidate) ? story[candidate] : null;
    return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
  });
  return name === undefined ? undefined : { name, value: story[name] };
}
