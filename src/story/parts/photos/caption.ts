import { findAgency, isAgency } from '../../agencies.ts';
import type { StoryBlock } from '../../story.ts';
import { endsSentence } from '../sentence.ts';
import { isAnonymousCredit, LABEL, readCredit } from './credit.ts';

/**
 * Reads a photo's caption; null for any other line. A caption is recognized by the credit at its end:
 * `Drones over the camp, July 3, 2023. (Reuters)`, `… | Image: AFP`, `… Photo: AP/Jane Doe`, `… REUTERS/Jane Doe`.
 * A line that is only a credit gives a photo with an empty caption.
 */
export function readCaption(printed: string): StoryBlock | null {
  if (printed.length > 700) return null;
  const line = printed.replace(BUTTONS, '');
  for (const reading of [
    broadcasterCaption,
    bracketed,
    afterBar,
    afterLabel,
    afterDash,
    afterSentence,
    labelledCaption,
  ]) {
    const found = reading(line);
    if (found) return photo(found.caption.trim(), found.credit);
  }
  return null;
}

// Seen on one site: share buttons in front of the caption.
const BUTTONS = /^(?:(?:Facebook|Twitter|Pinterest|Enlarge this image|toggle caption)\s+)+/;

/** A block for a photo, without the picture: text stories have none, JSON stories add it. */
export function photo(caption: string, credit: string | null): StoryBlock {
  return { kind: 'PHOTO', text: caption, credit, agency: credit && findAgency(credit), image: null, noteKind: null };
}

interface Found {
  caption: string;
  credit: string | null;
}

// Seen on one site: `Image source, Getty Images` and `Image caption, …` on lines of their own, or both on one.
function broadcasterCaption(line: string): Found | null {
  const both = /^Image (?:copyright|source),? (.{1,80}?) Image caption,? (.{1,600})$/.exec(line);
  if (both) return { caption: both[2] ?? '', credit: both[1] ?? null };
  const credit = /^Image (?:copyright|source),? (.{1,80})$/.exec(line);
  if (credit) return { caption: '', credit: credit[1] ?? null };
  const caption = /^Image caption,? (.{1,600})$/.exec(line);
  return caption ? { caption: caption[1] ?? '', credit: null } : null;
}

function bracketed(line: string): Found | null {
  const match = /\(([^()]{1,140})\)\.?$/.exec(line.slice(-180));
  if (!match) return null;
  const inner = match[1] ?? '';
  const caption = line.slice(0, line.lastIndexOf('(')).trim();
  if (isAnonymousCredit(inner)) return { caption: line, credit: null };
  const credit = readCredit(inner) ?? personAtOutlet(inner, caption);
  return credit && !explainsInitials(inner, caption) ? { caption, credit } : null;
}

// `(Jane Doe/The Daily)` after a full stop: a person and an outlet, which other brackets do not hold.
function personAtOutlet(inner: string, caption: string): string | null {
  const isName = /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}\s?\/\s?\p{Lu}[\p{L} .'’-]{1,40}$/u.test(inner);
  return isName && endsSentence(caption) ? inner : null;
}

// `… told the Press Trust of India (PTI)` explains initials; it is not a credit.
function explainsInitials(inner: string, caption: string): boolean {
  const agency = findAgency(inner);
  return isAgency(inner) && agency !== null && findAgency(caption.slice(-40)) === agency && !endsSentence(caption);
}

function afterBar(line: string): Found | null {
  const at = line.lastIndexOf(' | ');
  const credit = at > 0 ? (readCredit(line.slice(at + 3)) ?? slashed(line.slice(at + 3))) : null;
  return credit ? { caption: line.slice(0, at), credit } : null;
}

function slashed(words: string): string | null {
  return /^[\p{L} .'’-]{3,40}\/[\p{L} .'’-]{2,40}$/u.test(words) ? words : null;
}

function afterLabel(line: string): Found | null {
  const match = [...line.matchAll(INLINE_LABEL)].at(-1);
  if (!match) return null;
  const credit = readCredit(line.slice(match.index).replace(/^[\s–—-]+/, ''));
  return credit && credit.length <= 80 ? { caption: line.slice(0, match.index), credit } : null;
}

const INLINE_LABEL =
  /(?<=[.!?…”"’')])\s(?:[–—-]\s)?(?:File )?(?:Photo|Image|Picture|Photograph|PHOTO|IMAGE)s?(?: (?:[Cc]redit|[Cc]ourtesy))?(?::| by | courtesy of )|\s[–—-]\s(?:Photo|Picture|Image)(?::| by )|\sPhotographer:/g;

function afterDash(line: string): Found | null {
  const match = /\s(?:--|[–—-])\s?([^–—-]{2,60})$/.exec(line.slice(-80));
  const words = match?.[1] ?? '';
  return match && isAgency(words.replace(/ (?:photo|file photo|pic)s?$/i, ''))
    ? { caption: line.slice(0, line.length - match[0].length), credit: words }
    : null;
}

const TAIL = /(?:^|(?:[\p{Ll}\d]{2}|[)"”’])[.!?…]["”’')]{0,2}\s)([^.!?…]{2,90}(?:\b\p{Lu}\.[^.!?…]{2,60})?)$/u;

// Everything after the last full stop is a credit: `… in Paris, May 2, 2023. REUTERS/Jane Doe`.
function afterSentence(line: string): Found | null {
  const tail = TAIL.exec(line.slice(-160));
  const words = tail?.[1] ?? '';
  const credit = words === '' || LABEL.test(words) ? null : readCredit(words);
  return credit && !(words === line && isAgency(words))
    ? { caption: line.slice(0, line.length - words.length), credit }
    : null;
}

// A line that begins with the label: `Photo: Reuters` is a credit, `Photo: Crews clear the road outside Lod` a caption.
function labelledCaption(line: string): Found | null {
  const label = /^(?:File )?(?:photo|image|picture|photograph)s?(?: credit)?(?:\s?:\s|\s(?:by|courtesy of)\s)/i.exec(
    line,
  );
  if (!label) return null;
  const rest = line.slice(label[0].length).trim().replace(/\.$/, '');
  const isCredit =
    findAgency(rest) !== null ||
    (rest.length <= 60 &&
      rest.split(/[\s/]+/).every((word) => /^(?:[\p{Lu}\d(&]|of$|the$|and$|via$|by$|for$)/u.test(word)));
  return isCredit ? { caption: '', credit: rest } : { caption: line.slice(label[0].length), credit: null };
}
