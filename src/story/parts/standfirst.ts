import { countWords } from '../../text/words.ts';
import { readCaption } from './caption.ts';
import { readDateline } from './dateline.ts';
import { isJunk } from './junk.ts';
import { noteKind } from './note.ts';
import { endsSentence, isOneSentence } from './sentence.ts';

/**
 * Whether the first line below the headline is the standfirst and not the story's first paragraph. It is where it is one sentence that
 * leaves its full stop out, or stands before the photo or the byline, or before a paragraph that opens with a dateline, or is printed
 * again in the text. A caption, a bullet, a note or the only line of text is none.
 */
export function isStandfirst(line: string, below: readonly string[], isBylineNext: boolean): boolean {
  const words = countWords(line);
  const texts = below.slice(0, 60).filter((other) => !isJunk(other) && !readCaption(other) && !noteKind(other));
  if (words < 5 || line.length > 350 || texts.length === 0 || !isOneSentence(line)) return false;
  if (readCaption(line) || readDateline(line) || isJunk(line) || noteKind(line) || /^[•*–—-]\s|:$/.test(line))
    return false;
  if (!endsSentence(line)) return !/^[\p{Ll},]/u.test(texts[0] ?? '');
  const next = below.find((other) => !isJunk(other)) ?? '';
  return (
    isBylineNext || readCaption(next) !== null || readDateline(texts[0] ?? '') !== null || isPrintedAgain(line, texts)
  );
}

// The standfirst is often a sentence of the text, a word or a full stop changed; a fixed number of lines is looked at.
function isPrintedAgain(line: string, texts: readonly string[]): boolean {
  const words = wordSet(line);
  if (words.size < 8) return false;
  return texts.slice(0, 40).some((text) => {
    if (text.length > line.length * 2) return false;
    const others = wordSet(text);
    const shared = [...words].filter((word) => others.has(word)).length;
    return shared / (words.size + others.size - shared) >= 0.9;
  });
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}
