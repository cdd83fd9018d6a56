import { createHash } from 'node:crypto';
import type { ChangeListener } from '../../database/read/changes.ts';

/** An answer as it is sent. */
export interface Answer {
  body: Buffer;
  etag: string;
}

/**
 * The answers of late, as long as no commit has changed what they show.
 *
 * It holds nothing while it is not told of changes.
 */
export interface AnswerCache extends ChangeListener {
  find(key: string): Answer | undefined;
  /** What to pass to `keep` of an answer that is begun now: a change in between makes it useless. */
  begin(): number;
  /**
   * Keeps an answer and returns its tag; undefined for one that cannot be kept.
   *
   * @param rows What it depends on; null for everything.
   */
  keep(key: string, begun: number, body: string, rows: ReadonlySet<string> | null): string | undefined;
}

interface Kept extends Answer {
  key: string;
  rows: ReadonlySet<string> | null;
}

const maxBytes = 64 * 1024 * 1024;
/** Longer requests and answers would push out many others. */
const maxKeyLength = 8000;
const maxBodyBytes = 1024 * 1024;
/** What an answer takes besides its texts. */
const overheadBytes = 1000;

export function createAnswerCache(): AnswerCache {
  const answers = new Map<string, Kept>();
  const keysOfRow = new Map<string, Set<string>>();
  const keysOfEverything = new Set<string>();
  let isTold = false;
  let changes = 0;
  let bytes = 0;

  const sizeOf = ({ key, body, rows }: Kept) => body.length + 2 * key.length + 60 * (rows?.size ?? 0) + overheadBytes;
  const drop = (key: string) => {
    const kept = answers.get(key);
    if (kept === undefined) return;
    answers.delete(key);
    bytes -= sizeOf(kept);
    keysOfEverything.delete(key);
    for (const row of kept.rows ?? []) {
      const keys = keysOfRow.get(row);
      keys?.delete(key);
      if (keys?.size === 0) keysOfRow.delete(row);
    }
  };
  const clear = () => {
    changes += 1;
    bytes = 0;
    for (const held of [answers, keysOfRow, keysOfEverything]) held.clear();
  };
  return {
    begin: () => changes,
    find(key) {
      const kept = answers.get(key);
      if (kept === undefined) return undefined;
      // The one that was used last stands last.
      answers.delete(key);
      answers.set(key, kept);
      return kept;
    },
    keep(key, begun, text, rows) {
      if (!isTold || begun !== changes || key.length > maxKeyLength || text.length > maxBodyBytes) return undefined;
      drop(key);
      const body = Buffer.from(text);
      const kept = { key, body, rows, etag: `"${createHash('sha1').update(body).digest('base64url')}"` };
      answers.set(key, kept);
      bytes += sizeOf(kept);
      if (rows === null) keysOfEverything.add(key);
      for (const row of rows ?? []) keysOfRow.set(row, (keysOfRow.get(row) ?? new Set()).add(key));
      for (const oldest of answers.keys()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
      return kept.etag;
    },
    changed(rows) {
      if (rows === 'everything') return clear();
      changes += 1;
      for (const key of [...keysOfEverything]) drop(key);
      for (const row of rows) for (const key of [...(keysOfRow.get(row) ?? [])]) drop(key);
    },
    connected() {
      clear();
      isTold = true;
    },
    lost() {
      isTold = false;
      clear();
    },
  };
}
