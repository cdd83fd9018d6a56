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
  StoryImage,
} from './story.ts';
import { findWarnings } from './warnings.ts';

export type Outcome = { story: Story } | { rejection: Rejection };

/** What a carrier gives of a story before its parts are understood; the same for every format. Every text in it is clean. */
export interface Copy {
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
  /** Photos that the carrier lists apart; they stand before the text. */
  photos: StoryBlock[];
  /** The body, a line for each paragraph, caption, note. */
  lines: string[];
  trends: string[];
  trendLine: string | null;
}

/** Makes the story of its copy, or rejects what has no headline or no date. */
export function assembleStory(copy: Copy, raw: RawStory, now: Date): Outcome {
  const given = givenId(raw, copy.id);
  if (!copy.headline) return { rejection: reject(raw, 'HEADLINE_MISSING', NO_HEADLINE, given) };
  const body = readBody(copy.lines, copy.authors, now);
  const blocks = [...copy.photos, ...body.blocks];
  const lede = blocks.find((block) => block.kind === 'PARAGRAPH');
  const dateline = lede ? readDateline(lede.text) : null;
  const date = settleDate(
    [copy.published, copy.updated, body.published, body.updated],
    { raw, url: copy.url, lede: dateline?.printed ?? '', blocks },
    now,
  );
  if ('missing' in date) return { rejection: reject(raw, 'DATE_MISSING', date.missing, given) };
  const updated = settleUpdatedAt(copy.updated ?? body.updated, [copy.published, body.published]);
  const publication = copy.publication ?? publicationOf(body);
  const byline = copy.byline ?? body.byline?.printed ?? null;
  const texts = [copy.headline, copy.standfirst ?? '', ...blocks.slice(0, 40).map((block) => block.text)];
  const story: Story = {
    externalId: given ?? derivedId(copy.headline, date.on, publication),
    url: copy.url,
    canonicalUrl: copy.canonicalUrl,
    publication,
    headline: copy.headline,
    standfirst: copy.standfirst,
    byline,
    authors: authorsOf(copy, body),
    dateline: dateline?.place ?? null,
    language: copy.language ?? detectLanguage(texts.join(' ')),
    publishedOn: date.on,
    publishedAt: date.at,
    datePrecision: date.precision,
    updatedAt: updated.at,
    section: copy.section,
    subjects: copy.subjects,
    leadImage: copy.leadImage,
    blocks,
    agencies: agenciesOf(blocks, dateline, byline),
    trends: copy.trends,
    trendLine: copy.trendLine,
    warnings: [],
  };
  story.warnings = [...date.warnings, ...updated.warnings, ...findWarnings(story, copy.isHeadlineGuessed)];
  return { story: capLengths(checkAddresses(story)) };
}

const NO_HEADLINE =
  'The story has no headline and no text to take one from. Print the headline in the line below the date.';

/** A rejection that says where the story was read. */
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

/** The byline's people first; a biography belongs to the one it names, `Rohit` to `Rohit Sharma`, else to an author of its own. */
function authorsOf(copy: Copy, body: Body): StoryAuthor[] {
  const names = new Set([...copy.authors, ...(body.byline?.authors ?? [])]);
  const authors: StoryAuthor[] = [...names].map((name) => ({ name, biography: null }));
  for (const { author, biography } of body.biographies) {
    const known = authors.find(({ name }) => name === author || name.startsWith(`${author} `));
    if (known) known.biography ??= biography;
    else authors.push({ name: author, biography });
  }
  return authors;
}

/** Each agency once for each role, in printed order, with the words that name it. */
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

/** The bracket that an agency signs a story's last paragraph with: `… on Monday. (ANI)`. */
function signature(text: string): string {
  return /[.!?]["”]?\s(\((?:\p{L}|[ /-]){2,30}\))$/u.exec(text.slice(-60))?.[1] ?? '';
}
