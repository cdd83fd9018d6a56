import { countWords } from '../../text/words.ts';
import { isClutter } from './clutter.ts';
import { readDateline } from './dateline.ts';
import { noteKind } from './note.ts';
import { readCaption } from './photos/caption.ts';
import { endsSentence, isOneSentence } from './sentence.ts';

/**
 * Whether the first line below the headline is the standfirst rather than the first paragraph. It must be one sentence that
 * has no full stop, or is followed by a photo, a byline or a paragraph with a dateline, or is repeated in the text. A caption,
 * a bullet, a note and the only line of text never are.
 */
export function isStandfirst(line: string, below: readonly string[], isBylineNext: boolean): boolean {
  const words = countWords(line);
  const texts = below.slice(0, 60).filter((other) => !isClutter(other) && !readCaption(other) && !noteKind(other));
  if (words < 5 || line.length > 350 || texts.length === 0 || !isOneSentence(line)) return false;
  if (readCaption(line) || readDateline(line) || isClutter(line) || noteKind(line) || /^[•*–—-]\s|:$/.test(line))
    return false;
  if (!endsSentence(line)) return !/^[\p{Ll},]/u.test(texts[0] ?? '');
  const next = below.find((other) => !isClutter(other)) ?? '';
  return (
    isBylineNext || readCaption(next) !== null || readDateline(texts[0] ?? '') !== null || isPrintedAgain(line, texts)
  );
}

// The standfirst often repeats a sentence of the text with a word or a full stop changed. Only the first 40 lines are compared.
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
