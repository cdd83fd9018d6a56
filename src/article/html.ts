import type { Block } from '../generated/prisma/client.ts';

/** A marked part of a block's text: half-open, in UTF-16 code units. */
export interface Mark {
  start: number;
  end: number;
  /** Attributes of the element around it, in order. */
  attributes: Record<string, string>;
}

/** What is marked in one block. Names may stand within quotes; neither overlaps another of its own sort. */
export interface BlockMarks {
  quotes: readonly Mark[];
  names: readonly Mark[];
}

const noMarks: BlockMarks = { quotes: [], names: [] };

/**
 * Prints a body as HTML: paragraphs, headings, lists, figures and asides, one line each.
 *
 * Every text is escaped, so that the result is safe to put into a page whatever the story holds.
 *
 * @param marksOf What to mark in each block, by its position.
 */
export function printHtml(blocks: readonly Block[], marksOf: (position: number) => BlockMarks = () => noMarks): string {
  const lines: string[] = [];
  let isInList = false;
  for (const block of blocks) {
    const isItem = block.kind === 'LIST_ITEM';
    if (isItem !== isInList) lines.push(isItem ? '<ul>' : '</ul>');
    isInList = isItem;
    lines.push(printBlock(block, printText(block.text, marksOf(block.position))));
  }
  if (isInList) lines.push('</ul>');
  return lines.join('\n');
}

function printBlock(block: Block, text: string): string {
  switch (block.kind) {
    case 'PARAGRAPH':
      return `<p>${text}</p>`;
    case 'SUBHEADING':
      return `<h2>${text}</h2>`;
    case 'LIST_ITEM':
      return `<li>${text}</li>`;
    case 'NOTE':
      return `<aside>${text}</aside>`;
    case 'PHOTO':
      return printFigure(block, text);
  }
}

function printFigure(block: Block, caption: string): string {
  const credit = block.credit ? ` <small>${escapeHtml(block.credit)}</small>` : '';
  return `<figure>${printImage(block)}<figcaption>${caption}${credit}</figcaption></figure>`;
}

function printImage({ imageUrl, imageWidth, imageHeight, imageAlt, text }: Block): string {
  if (imageUrl === null) return '';
  const size = imageWidth !== null && imageHeight !== null ? { width: `${imageWidth}`, height: `${imageHeight}` } : {};
  return `<img${printAttributes({ src: imageUrl, alt: imageAlt ?? text, ...size, loading: 'lazy' })}>`;
}

/** Escapes a text and puts its marks around their parts: a quote around the names within it. */
function printText(text: string, { quotes, names }: BlockMarks): string {
  const cuts = [...quotes, ...names].flatMap(({ start, end }) => [start, end]);
  const borders = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
  const printed: string[] = [];
  let open: { quote: Mark | undefined; name: Mark | undefined } = { quote: undefined, name: undefined };
  const [quoteAt, nameAt] = [walkMarks(quotes), walkMarks(names)];
  for (const [i, start] of borders.entries()) {
    const now = { quote: quoteAt(start), name: nameAt(start) };
    const changesQuote = now.quote !== open.quote;
    if (open.name && (changesQuote || now.name !== open.name)) printed.push('</span>');
    if (open.quote && changesQuote) printed.push('</span>');
    if (now.quote && changesQuote) printed.push(`<span${printAttributes(now.quote.attributes)}>`);
    if (now.name && (changesQuote || now.name !== open.name))
      printed.push(`<span${printAttributes(now.name.attributes)}>`);
    printed.push(escapeHtml(text.slice(start, borders[i + 1] ?? start)));
    open = now;
  }
  return printed.join('');
}

/** Finds the mark at positions that are asked for in rising order, in time linear in the number of marks. */
function walkMarks(marks: readonly Mark[]): (position: number) => Mark | undefined {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  let next = 0;
  return (position) => {
    while (next < sorted.length && (sorted[next] as Mark).end <= position) next += 1;
    const mark = sorted[next];
    return mark && mark.start <= position ? mark : undefined;
  };
}

const printAttributes = (attributes: Record<string, string>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
