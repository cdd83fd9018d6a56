import { CUE, hasClass } from '../language/grammar.ts';
import type { QuotedSpan } from '../marks/quotedSpans.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { OuterSentence } from '../passages/outerSentences.ts';
import { mainSubject } from '../phrases/mainSubject.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import { subjectAfter } from '../phrases/subjects.ts';
import { isPassive } from '../reports/passives.ts';

/** `It was dismissed as “nonsense” by Roe`: the agent of a passive, after the quoted words. */
export function agentAfter(passage: AnnotatedPassage, sentence: OuterSentence, quoted: QuotedSpan): NounPhrase | null {
  const { words } = passage;
  if (words.lower[quoted.after] !== 'by') return null;
  for (let at = quoted.from - 2; at > Math.max(sentence.from, quoted.from - LONGEST_PASSIVE); at -= 1) {
    const isCue = hasClass(words, at, CUE) && /(?:ed|en|id|ld)$/.test(words.lower[at] as string);
    if (isCue) return isPassive(passage, at) ? subjectAfter(passage, quoted.after, sentence.to) : null;
  }
  return null;
}

/** How many words before the quotation its passive verb may be. */
const LONGEST_PASSIVE = 6;

/** `As Professor Foner put it: “…”`: the subject before the colon, else the first name there. */
export function subjectBeforeColon(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  colon: number,
): NounPhrase | null {
  const subject = mainSubject(passage, sentence, colon);
  if (subject !== null) return subject;
  for (let at = sentence.from; at < colon; at += 1) {
    const mention = passage.mentionAt(at);
    if (mention >= 0 && passage.insideQuotes[at] === 0) {
      const to = passage.mentionEnd(mention);
      return { from: at, to, coreEnd: to };
    }
  }
  return null;
}

/** `In the words of Jane Roe, “…`: whose words are quoted; null where nothing says so. */
export function ownerOfQuotedWords(
  passage: AnnotatedPassage,
  sentence: OuterSentence,
  quoted: QuotedSpan,
): NounPhrase | null {
  const { lower } = passage.words;
  for (let at = Math.max(sentence.from, quoted.from - LONGEST); at < quoted.from - 2; at += 1) {
    if (lower[at] !== 'words' || lower[at + 1] !== 'of' || lower[at - 1] !== 'the') continue;
    const owner = subjectAfter(passage, at + 1, quoted.from - 1);
    if (owner !== null && (lower[owner.to] === ',' || lower[owner.to] === ':')) return owner;
  }
  return null;
}

const LONGEST = 14;
