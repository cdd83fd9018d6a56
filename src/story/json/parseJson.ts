import { z } from 'zod';
import { assembleStory, type ParseResult, reject } from '../assemble.ts';
import { cleanText } from '../clean.ts';
import { givenId } from '../externalId.ts';
import { languageTag } from '../language.ts';
import { storyLines } from '../parts/lines.ts';
import { stripMarkup } from '../parts/markup.ts';
import { firstSentence } from '../parts/sentence.ts';
import type { RawStory } from '../story.ts';
import { readLeadImage, readPhotos } from './images.ts';
import { findValue, type StoryObject, storyKeys } from './keys.ts';
import { readSection, readSubjects, readTrends } from './labels.ts';
import { bodyText, line, names, readAddress, readJsonDate, readWriters } from './values.ts';

/** Parses one JSON story. Its body follows the same rules as the lines of a text story. */
export function parseJson(text: string, raw: RawStory, now: Date): ParseResult {
  const object = readObject(text);
  if ('fault' in object) return { rejection: reject(raw, 'MALFORMED', object.fault) };
  const story = object.story;
  const given = (part: keyof typeof storyKeys) => findValue(story, storyKeys[part])?.value;
  const id = line(given('id')) || null;
  const body = bodyText(given('text'));
  if (body === null) {
    const message = `\`${findValue(story, storyKeys.text)?.key}\` is neither a text nor a list of texts. Give the story's text as a string.`;
    return { rejection: reject(raw, 'MALFORMED', message, givenId(raw, id)) };
  }
  const lines = storyLines(cleanText(stripMarkup(body)));
  const printed = line(given('headline'));
  const guessed = printed || lines[0] === undefined ? null : firstSentence(lines[0]);
  return assembleStory(
    {
      id,
      url: readAddress(given('url')),
      canonicalUrl: readAddress(given('canonicalUrl')),
      publication: names(given('publication'))[0] ?? null,
      headline: printed || guessed,
      isHeadlineGuessed: !printed,
      standfirst: line(given('standfirst')) || null,
      ...readWriters(findValue(story, storyKeys.authors)),
      language: languageTag(line(given('language'))),
      published: readJsonDate(given('publishedAt'), now),
      updated: readJsonDate(given('updatedAt'), now),
      section: readSection(story),
      subjects: readSubjects(story),
      leadImage: readLeadImage(given('leadImage')),
      photos: readPhotos(given('photos')),
      lines,
      ...readTrends(given('trends')),
    },
    raw,
    now,
  );
}

const StoryObjectSchema = z.looseObject({});

/** Parses the JSON text into an object, or says what is wrong with it. */
function readObject(text: string): { story: StoryObject } | { fault: string } {
  try {
    const parsed = StoryObjectSchema.safeParse(JSON.parse(text.replace(/^\ufeff/, '')));
    if (parsed.success) return { story: parsed.data };
    return {
      fault: `\`${text.trim().slice(0, 40)}\` is not a JSON object. Give each story as an object such as {"headline": "…"}.`,
    };
  } catch (error) {
    return {
      fault: `The JSON is broken: ${error instanceof Error ? error.message : error}. Correct it there and ingest the file again.`,
    };
  }
}
