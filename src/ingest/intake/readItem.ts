import type { RawStory, Rejection } from '../../story/story.ts';
import type { Unreadable } from './files.ts';

/** One result of reading: a raw story, a rejected one, or a file that cannot be read. */
export type ReadItem = { raw: RawStory } | { rejection: Rejection } | { unreadable: Unreadable };

/** Rejects a story that is too large; `what` says what was found: `The file has 209715200 bytes`. */
export function tooLarge(file: string, line: number, what: string, maxBytes: number): { rejection: Rejection } {
  const remedy = 'Split it into its stories, or give many stories as .jsonl, one on each line.';
  const message = `${what}, and one story may have ${maxBytes} bytes at most. ${remedy}`;
  return { rejection: { externalId: null, file, line, code: 'TOO_LARGE', message } };
}
