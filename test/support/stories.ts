import { parseStory } from '../../src/story/parse.ts';
import type { RawStory, Rejection, Story, WarningCode } from '../../src/story/story.ts';

const now = new Date('2026-11-22T00:00:00Z');

function raw(bytes: string | Uint8Array, given: Partial<RawStory> = {}): RawStory {
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  return { externalId: 'a-story', format: 'TEXT', bytes: content, file: 'a-story.txt', line: 1, ...given };
}

/** The story that the bytes are parsed to, as a text story unless told otherwise. */
export function storyOf(bytes: string | Uint8Array, given: Partial<RawStory> = {}): Story {
  const outcome = parseStory(raw(bytes, given), now);
  if ('rejection' in outcome) throw new Error(outcome.rejection.message);
  return outcome.story;
}

/** The rejection of bytes that are not a story. */
export function rejectionOf(bytes: string | Uint8Array, given: Partial<RawStory> = {}): Rejection {
  const outcome = parseStory(raw(bytes, given), now);
  if ('story' in outcome) throw new Error(`parsed: ${outcome.story.headline}`);
  return outcome.rejection;
}

/** The story that a JSON object is parsed to. */
export function jsonStory(object: unknown, given: Partial<RawStory> = {}): Story {
  return storyOf(JSON.stringify(object), { externalId: null, format: 'JSON', file: 'feed.jsonl', ...given });
}

export function warningCodes(story: Story): WarningCode[] {
  return story.warnings.map((warning) => warning.code);
}

/** A dated story with these lines below its headline. */
export function bodyStory(...lines: string[]): Story {
  return storyOf(['date 2026-03-11', 'Ferry Runs Aground', ...lines].join('\n\n'));
}
