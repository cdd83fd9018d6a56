import { capExternalId } from './externalId.ts';
import { blockLocation, headlineLocation, standfirstLocation } from './locations.ts';
import { shorten, truncate } from './shorten.ts';
import type { Story, StoryImage, StoryWarning } from './story.ts';

/** Maximum lengths of a story's values, in UTF-16 units. The text of a block is limited only by the size of the story. */
export const longest = {
  externalId: 400,
  headline: 1000,
  standfirst: 4000,
  byline: 1000,
  dateline: 200,
  section: 200,
  /** Of an author or a publication. */
  name: 200,
  /** Of a subject or a trend. */
  label: 200,
  credit: 1000,
  biography: 4000,
  alt: 1000,
} as const;

/** Maximum number of subjects, and of trends, in one story. */
export const mostLabels = 100;

/** Headlines are indexed, and an index entry of PostgreSQL has at most 2,704 bytes. A Chinese character has three. */
const mostHeadlineBytes = 2600;

/** Cuts the values of a story that are too long, with a warning for each. */
export function capLengths(story: Story): Story {
  const warnings: StoryWarning[] = [];
  const cap = (text: string, what: string, units: number, location: StoryWarning['location'] = null): string => {
    if (text.length <= units) return text;
    warnings.push(tooLong(text, what, units, location));
    return truncate(text, units);
  };
  const capOptional = (text: string | null, what: string, units: number, location: StoryWarning['location'] = null) =>
    text === null ? null : cap(text, what, units, location);
  const capImage = (image: StoryImage | null, location: StoryWarning['location']): StoryImage | null =>
    image && { ...image, alt: capOptional(image.alt, "A picture's alternative text", longest.alt, location) };
  const capLabels = (labels: string[], what: string): string[] => {
    if (labels.length > mostLabels) warnings.push(tooMany(labels.length, what));
    return [...new Set(labels.slice(0, mostLabels).map((label) => cap(label, `A ${what}`, longest.label)))];
  };
  const capped: Story = {
    ...story,
    externalId: capExternalId(story.externalId, longest.externalId),
    publication: capOptional(story.publication, "The publication's name", longest.name),
    headline: cap(story.headline, 'The headline', headlineUnits(story.headline), headlineLocation),
    standfirst: capOptional(story.standfirst, 'The standfirst', longest.standfirst, standfirstLocation),
    byline: capOptional(story.byline, 'The byline', longest.byline),
    authors: story.authors.map(({ name, biography }) => ({
      name: cap(name, "An author's name", longest.name),
      biography: capOptional(biography, "An author's biography", longest.biography),
    })),
    dateline: capOptional(story.dateline, 'The dateline', longest.dateline),
    section: capOptional(story.section, 'The section', longest.section),
    subjects: capLabels(story.subjects, 'subject'),
    trends: capLabels(story.trends, 'trend'),
    leadImage: capImage(story.leadImage, null),
    blocks: story.blocks.map((block, position) => {
      if (block.credit === null && block.image === null) return block;
      const location = blockLocation(story.blocks, position);
      const credit = capOptional(block.credit, "A photo's credit", longest.credit, location);
      return { ...block, credit, image: capImage(block.image, location) };
    }),
    // Evidence repeats a byline, a credit or a note, which have their own warnings.
    agencies: story.agencies.map((agency) => ({ ...agency, evidence: truncate(agency.evidence, longest.byline) })),
  };
  if (capped.externalId !== story.externalId)
    warnings.push(tooLong(story.externalId, "The story's id", longest.externalId, null));
  return { ...capped, warnings: [...story.warnings, ...warnings] };
}

/** The maximum length of this headline: under 1,000 units when its characters take three bytes or more. */
function headlineUnits(headline: string): number {
  let units = 0;
  let bytes = Buffer.byteLength('…');
  for (const character of headline.slice(0, longest.headline)) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostHeadlineBytes) return units;
    units += character.length;
  }
  return longest.headline;
}

function tooLong(text: string, what: string, units: number, location: StoryWarning['location']): StoryWarning {
  const message = `${what}, \`${shorten(text)}\`, has ${count(text.length)} characters and may have ${count(units)}; the rest was cut off. Shorten it there.`;
  return { code: 'VALUE_TRUNCATED', message, location };
}

function tooMany(labels: number, what: string): StoryWarning {
  const message = `The story has ${count(labels)} ${what}s and may have ${count(mostLabels)}; the first ${count(mostLabels)} were kept. Give fewer.`;
  return { code: 'VALUE_TRUNCATED', message, location: null };
}

const count = (number: number): string => number.toLocaleString('en');
