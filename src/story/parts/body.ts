import type { PrintedDate } from '../dates/readDate.ts';
import type { StoryBlock } from '../story.ts';
import { readBiography } from './biography.ts';
import { type Byline, readByline } from './byline.ts';
import { isClutter } from './clutter.ts';
import { noteKind } from './note.ts';
import { readCaption } from './photos/caption.ts';
import { isSubheading } from './subheading.ts';
import { readTopLine, type TopLine } from './topLine.ts';

export interface Body {
  blocks: StoryBlock[];
  byline: Byline | null;
  published: PrintedDate | null;
  updated: PrintedDate | null;
  biographies: { author: string; biography: string; publication: string | null }[];
}

/**
 * Reads the lines below headline and standfirst as blocks, in printed order. Clutter of the page is dropped; the byline and
 * lines of dates are returned apart from the blocks. `authors` are those already known.
 */
export function readBody(lines: readonly string[], authors: readonly string[], now: Date): Body {
  const body: Body = { blocks: [], byline: null, published: null, updated: null, biographies: [] };
  const lastText = lines.findLastIndex((line) => isRunningText(line));
  let isAboutAuthor = false;
  lines.forEach((line, index) => {
    if (isClutter(line)) return;
    if (/^about the authors?\s*:?$/i.test(line)) {
      isAboutAuthor = true;
      return;
    }
    if (takeByline(body, line) || takeDates(body, line, index, now)) return;
    const names = [...authors, ...(body.byline?.authors ?? [])];
    const isSetApart = isAboutAuthor || BULLET.test(line) || body.blocks.at(-1)?.kind === 'NOTE';
    const biography = index >= lastText ? readBiography(line.replace(BULLET, ''), names, isSetApart) : null;
    if (biography) {
      const text = line.replace(BULLET, '');
      body.biographies.push({ author: biography.author, biography: text, publication: biography.publication });
      body.blocks.push(block('NOTE', text, 'AUTHOR'));
      return;
    }
    addBlock(body.blocks, readBlock(line, lines[index + 1], index >= lastText));
  });
  return body;
}

const BULLET = /^(?:[•‣▪●◦■►·–—*-]|\d{1,2}[.)])\s+/u;
const RULE_MARK = /^#{1,6}\s+/;

function isRunningText(line: string): boolean {
  return (
    line.length > 60 &&
    !isClutter(line) &&
    noteKind(line) === null &&
    !BULLET.test(line) &&
    readBiography(line, [], true) === null
  );
}

function takeByline(body: Body, line: string): boolean {
  const byline = body.byline ? null : readByline(line);
  if (byline) body.byline = byline;
  return byline !== null;
}

// A bare date deep in a story heads an entry of a chronology; at the top, or with a label, it dates the story.
function takeDates(body: Body, line: string, index: number, now: Date): boolean {
  const dates: TopLine | null = line.length <= 160 ? readTopLine(line, now) : null;
  if (!dates || (index > 4 && !dates.isLabelled)) return false;
  body.published ??= dates.published;
  body.updated ??= dates.updated;
  return true;
}

function readBlock(line: string, next: string | undefined, isLast: boolean): StoryBlock {
  const bullet = BULLET.exec(line)?.[0] ?? '';
  const text = line.slice(bullet.length);
  const note = noteKind(text);
  if (note) return block('NOTE', text, note);
  const caption = readCaption(line);
  if (caption && !(isLast && isSignedText(line, caption))) return caption;
  if (RULE_MARK.test(line)) return block('SUBHEADING', line.replace(RULE_MARK, '').replace(/\s*#+$/, ''));
  if (bullet !== '' && !/^\d/.test(bullet)) return block('LIST_ITEM', text);
  return isSubheading(line, next) ? block('SUBHEADING', line) : block('PARAGRAPH', line);
}

// Some agencies sign a story's last paragraph: `… on Monday. (ANI)`. A caption mentions the picture or prints a full date.
function isSignedText(line: string, caption: StoryBlock): boolean {
  const isBare = caption.credit !== null && caption.credit === caption.agency && /\)\.?$/.test(line);
  const showsPicture =
    /\b(?:seen|photo|pictured|picture|image|file|left|right|poses?|gestures?|looks? on|walks?|stands?|holds?|waves?)\b|\b(?:19|20)\d{2}\b/i;
  return isBare && caption.text.length > 40 && !showsPicture.test(caption.text);
}

// A credit on a line of its own belongs to the photo above it, or to the caption below.
function addBlock(blocks: StoryBlock[], added: StoryBlock): void {
  const before = blocks.at(-1);
  const isSplit = added.kind === 'PHOTO' && before?.kind === 'PHOTO' && (added.text === '') !== (before.text === '');
  if (isSplit && (added.credit === null) !== (before.credit === null)) {
    before.text ||= added.text;
    before.credit ??= added.credit;
    before.agency ??= added.agency;
    return;
  }
  blocks.push(added);
}

function block(kind: StoryBlock['kind'], text: string, noteKind: StoryBlock['noteKind'] = null): StoryBlock {
  return { kind, text, credit: null, agency: null, image: null, noteKind };
}
