import { checkAddresses } from './addresses.ts';
import { findAgencies } from './agencies.ts';
import { settleDate } from './dates/publishedOn.ts';
import type { PrintedDate } from './dates/readDate.ts';
import { settleUpdatedAt } from './dates/updatedAt.ts';
import { derivedId, givenId } from './externalId.ts';
import { detectLanguage } from './language.ts';
import { capLengths } from './lengths.ts';
import { type Body, readBody } from './parts/body.ts';
import { type Dateline, readDateline } from './parts/dateline.ts';
import { publicationOfNote } from './parts/note.ts';
import type {
  RawStory,
  Rejection,
  RejectionCode,
  Story,
  StoryAgency,
  StoryAuthor,
  StoryBlock,
  StoryFormat,
  StoryImage,
} from './story.ts';
import { findWarnings } from './warnings.ts';

export type ParseResult = { story: Story } | { rejection: Rejection };

/** The parts of a story as one format gives them, before byline, captions and notes are read out of the body. Every text is clean. */
export interface PrintedParts {
  /** The id that the story prints of itself. */
  id: string | null;
  url: string | null;
  canonicalUrl: string | null;
  publication: string | null;
  headline: string | null;
  isHeadlineGuessed: boolean;
  standfirst: string | null;
  byline: string | null;
  authors: string[];
  language: string | null;
  published: PrintedDate | null;
  updated: PrintedDate | null;
  section: string | null;
  subjects: string[];
  leadImage: StoryImage | null;
  /** Photos that are listed apart from the body; they come before it. */
  photos: StoryBlock[];
  /** The body: one line for each paragraph, caption or note. */
  lines: string[];
  trends: string[];
  trendLine: string | null;
}

/** Assembles a story from its printed parts; without a headline or a date it is rejected. */
export function assembleStory(parts: PrintedParts, raw: RawStory, now: Date): ParseResult {
  const given = givenId(raw, parts.id);
  if (!parts.headline) return { rejection: reject(raw, 'HEADLINE_MISSING', withoutHeadline[raw.format], given) };
  const body = readBody(parts.lines, parts.authors, now);
  const blocks = [...parts.photos, ...body.blocks];
  const lede = blocks.find((block) => block.kind === 'PARAGRAPH');
  const dateline = lede ? readDateline(lede.text) : null;
  const date = settleDate(
    [parts.published, parts.updated, body.published, body.updated],
    { raw, url: parts.url, lede: dateline?.printed ?? '', blocks },
    now,
  );
  if ('missing' in date) return { rejection: reject(raw, 'DATE_MISSING', date.missing, given) };
  const updated = settleUpdatedAt(parts.updated ?? body.updated, [parts.published, body.published]);
  const publication = parts.publication ?? publicationOf(body);
  const byline = parts.byline ?? body.byline?.printed ?? null;
  const texts = [parts.headline, parts.standfirst ?? '', ...blocks.slice(0, 40).map((block) => block.text)];
  const story: Story = {
    externalId: given ?? derivedId(parts.headline, date.on, publication),
    url: parts.url,
    canonicalUrl: parts.canonicalUrl,
    publication,
    headline: parts.headline,
    standfirst: parts.standfirst,
    byline,
    authors: authorsOf(parts, body),
    dateline: dateline?.place ?? null,
    language: parts.language ?? detectLanguage(texts.join(' ')),
    publishedOn: date.on,
    publishedAt: date.at,
    datePrecision: date.precision,
    updatedAt: updated.at,
    section: parts.section,
    subjects: parts.subjects,
    leadImage: parts.leadImage,
    blocks,
    agencies: agenciesOf(blocks, dateline, byline),
    trends: parts.trends,
    trendLine: parts.trendLine,
    warnings: [],
  };
  story.warnings = [...date.warnings, ...updated.warnings, ...findWarnings(story, parts.isHeadlineGuessed)];
  return { story: capLengths(checkAddresses(story)) };
}

const withoutHeadline: Record<StoryFormat, string> = {
  TEXT: 'The story has no headline and no text to take one from. Print the headline in the line below the date.',
  JSON: 'The story has no headline and no text to take one from. Give it in the form "headline": "…".',
};

/** A rejection of a raw story, with its file and line. */
export function reject(
  raw: RawStory,
  code: RejectionCode,
  message: string,
  externalId: string | null = raw.externalId,
): Rejection {
  return { externalId, file: raw.file, line: raw.line, code, message };
}

function publicationOf(body: Body): string | null {
  const notes = body.blocks.filter((block) => block.kind === 'NOTE' && block.noteKind !== 'AUTHOR');
  const named = notes.map((note) => publicationOfNote(note.text)).find((name) => name !== null);
  return named ?? body.biographies.find((biography) => biography.publication)?.publication ?? null;
}

/**
 * The people of the byline, then those known only by a biography. A biography that begins with a first name goes to the
 * author of that name: `Rohit is a journalist` to Rohit Sharma.
 */
function authorsOf(parts: PrintedParts, body: Body): StoryAuthor[] {
  const names = new Set([...parts.authors, ...(body.byline?.authors ?? [])]);
  const authors: StoryAuthor[] = [...names].map((name) => ({ name, biography: null }));
  for (const { author, biography } of body.biographies) {
    const known = authors.find(({ name }) => name === author || name.startsWith(`${author} `));
    if (known) known.biography ??= biography;
    else authors.push({ name: author, biography });
  }
  return authors;
}

/** The credited agencies in printed order, each once per role, with the words that name it. */
function agenciesOf(blocks: readonly StoryBlock[], dateline: Dateline | null, byline: string | null): StoryAgency[] {
  const found: StoryAgency[] = [];
  const add = (name: string, role: StoryAgency['role'], evidence: string) => {
    if (!found.some((other) => other.name === name && other.role === role)) found.push({ name, role, evidence });
  };
  if (byline) for (const name of findAgencies(byline)) add(name, 'TEXT', byline);
  for (const name of dateline?.agencies ?? []) add(name, 'TEXT', dateline?.printed ?? '');
  const lastParagraph = blocks.findLast((block) => block.kind === 'PARAGRAPH');
  for (const block of blocks) {
    if (block.kind === 'PHOTO' && block.agency) add(block.agency, 'PHOTO', block.credit ?? '');
    if (block.kind === 'NOTE' && block.noteKind !== 'AUTHOR') {
      const role = block.noteKind === 'SYNDICATION' ? 'SYNDICATION' : 'TEXT';
      for (const name of findAgencies(block.text)) add(name, role, block.text);
    }
    if (block === lastParagraph)
      for (const name of findAgencies(signature(block.text))) add(name, 'TEXT', signature(block.text));
  }
  return found;
}

/** The bracket at the end of a last paragraph that an agency signs: `(ANI)` of `… on Monday. (ANI)`. Empty without one. */
function signature(text: string): string {
  return /[.!?]["”]?\s(\((?:\p{L}|[ /-]){2,30}\))$/u.exec(text.slice(-60))?.[1] ?? '';
}
