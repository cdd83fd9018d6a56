import { CUE } from '../language/grammar.ts';
import type { Marked } from '../marks/quotedSpans.ts';
import type { ReadPassage } from '../passages/annotatedPassage.ts';
import type { Frame } from '../passages/outerSentences.ts';
import { subjectOfFrame } from '../phrases/mainSubject.ts';
import { type Phrase, subjectAfter } from '../phrases/subjects.ts';
import { isPassive } from '../reports/verbUse.ts';

/** `It was dismissed as “nonsense” by Roe`: who is named behind the marks of a passive. */
export function doerBehind(passage: ReadPassage, frame: Frame, marked: Marked): Phrase | null {
  const { words } = passage;
  if (words.lower[marked.after] !== 'by') return null;
  for (let at = marked.from - 2; at > Math.max(frame.from, marked.from - LONGEST_PASSIVE); at -= 1) {
    const isCue = ((words.classes[at] as number) & CUE) !== 0 && /(?:ed|en|id|ld)$/.test(words.lower[at] as string);
    if (isCue) return isPassive(passage, at) ? subjectAfter(passage, marked.after, frame.to) : null;
  }
  return null;
}

const LONGEST_PASSIVE = 6;

/** Who stands before the colon: `As Professor Foner put it: “…”`. */
export function announcerOf(passage: ReadPassage, frame: Frame, colon: number): Phrase | null {
  const subject = subjectOfFrame(passage, frame, colon);
  if (subject !== null) return subject;
  for (let at = frame.from; at < colon; at += 1) {
    const mention = passage.mentionAt(at);
    if (mention >= 0 && passage.inside[at] === 0) {
      const to = passage.mentionEnd(mention);
      return { from: at, to, core: to };
    }
  }
  return null;
}

/** Whose words stand in the marks: `In the words of Jane Roe, “…`; null where nothing says so. */
export function ownerOfWords(passage: ReadPassage, frame: Frame, marked: Marked): Phrase | null {
  const { lower } = passage.words;
  for (let at = Math.max(frame.from, marked.from - LONGEST); at < marked.from - 2; at += 1) {
    if (lower[at] !== 'words' || lower[at + 1] !== 'of' || lower[at - 1] !== 'the') continue;
    const owner = subjectAfter(passage, at + 1, marked.from - 1);
    if (owner !== null && (lower[owner.to] === ',' || lower[owner.to] === ':')) return owner;
  }
  return null;
}

const LONGEST = 14;
