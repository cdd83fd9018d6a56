import { createHash } from 'node:crypto';
import type { Extraction } from '../../extract/extraction.ts';
import type { Story } from '../../story/story.ts';
import { fold } from '../../text/fold.ts';
import type { Warning } from './warnings.ts';

/** The longest texts that columns with an index take, in UTF-16 code units. The migrations hold them as CHECKs. */
const longest = { headline: 1000, standfirst: 4000, externalId: 400, name: 200, language: 35 };

/** PostgreSQL refuses an index entry of more than 2,704 bytes, however few characters they are. */
const mostIndexedBytes = 2600;

/**
 * Cuts what is too long to store: a headline of 4,000 bytes, the id of 10,000 characters, a publication that is a page.
 *
 * Nothing else of the story changes. An id that is too long keeps its beginning and gets a hash of the whole, so that
 * the same id gives the same article.
 */
export function fitStory(story: Story): { story: Story; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const cut = (what: string, text: string, most: number, field: 'HEADLINE' | 'STANDFIRST' | null = null): string => {
    const kept =
      field === null ? cutName(text) : cutText(text, most, field === 'HEADLINE' ? mostIndexedBytes : Infinity);
    if (kept !== text) {
      const message = `The ${what} has ${text.length} characters; it was cut to ${kept.length}.`;
      warnings.push({ code: 'TEXT_TRUNCATED', message, location: field && { field, block: null } });
    }
    return kept;
  };
  const fitted = {
    ...story,
    externalId: fitExternalId(story.externalId),
    headline: cut('headline', story.headline, longest.headline, 'HEADLINE'),
    standfirst: story.standfirst && cut('standfirst', story.standfirst, longest.standfirst, 'STANDFIRST'),
    publication: story.publication && cut('name of the publication', story.publication, longest.name),
    language: story.language.length > longest.language ? 'und' : story.language,
    authors: story.authors.map((author) => ({ ...author, name: cut('name of an author', author.name, longest.name) })),
    subjects: story.subjects.map((subject) => cut('subject', subject, longest.name)),
    trends: story.trends.map((label) => cut('trend label', label, longest.name)),
  };
  return { story: fitted, warnings };
}

/** Cuts names that are too long to be names, and drops titles that are; ranges and printed texts stay. */
export function fitExtraction(extraction: Extraction): { extraction: Extraction; warnings: Warning[] } {
  const warnings: Warning[] = [];
  const entities = extraction.entities.map((found) => {
    const name = cutName(found.name);
    if (name !== found.name) {
      const message = `The name “${name.slice(0, 60)}…” has ${found.name.length} characters; it was cut to ${name.length}.`;
      warnings.push({ code: 'TEXT_TRUNCATED', message, location: null });
    }
    return { ...found, name, titles: found.titles.filter(isStorableName) };
  });
  return { extraction: { ...extraction, entities }, warnings };
}

/** Whether a name, label or title fits into its columns, folded too. */
export const isStorableName = (text: string): boolean =>
  text.length <= longest.name && Buffer.byteLength(fold(text)) <= mostIndexedBytes;

/** A name cut to what its columns take: few characters, and few bytes when folded, where `ﷺ` becomes eighteen letters. */
export function cutName(text: string): string {
  let kept = cutText(text, longest.name, mostIndexedBytes);
  while (!isStorableName(kept)) kept = cutText(kept, kept.length >> 1, mostIndexedBytes);
  return kept;
}

function fitExternalId(id: string): string {
  if (id.length <= longest.externalId && Buffer.byteLength(id) <= mostIndexedBytes) return id;
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 16);
  return `${cutText(id, longest.externalId - hash.length - 1, mostIndexedBytes - hash.length - 1)}-${hash}`;
}

/** The beginning of a text, not broken within a character. */
function cutText(text: string, most: number, mostBytes: number): string {
  if (text.length <= most && Buffer.byteLength(text) <= mostBytes) return text;
  let end = Math.min(text.length, most);
  while (Buffer.byteLength(text.slice(0, end)) > mostBytes) end -= 1;
  return text
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}
