/** Whether the text closes its last sentence: a full stop or its like, perhaps followed by closing marks or brackets. */
export function endsSentence(printed: string): boolean {
  const text = printed.replace(/[\s♦■●◆▪]{1,4}$/u, '');
  return /[.!?…。！？।؟]["”“’'»)\]]{0,4}$/u.test(text) && !/(?:\.\.\.|…)$/u.test(text);
}

/** Whether the text is at most one sentence. `Mr. Smith`, `the U.S. Senate` and `J. Doe` do not end one. */
export function isOneSentence(text: string): boolean {
  return firstSentence(text).length === text.length;
}

/** The text up to the end of its first sentence, closing marks included. */
export function firstSentence(text: string): string {
  for (const match of text.matchAll(SENTENCE_END)) {
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const isStop = text[match.index] === '.';
    if (isStop && ABBREVIATED.test(before)) continue;
    return text.slice(0, match.index + match[0].trimEnd().length);
  }
  return text;
}

export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const SENTENCE_END = /[.!?…]["”’'»)\]]{0,3}\s+(?=["“‘'«([]{0,2}[\p{Lu}\p{N}])/gu;
const ABBREVIATED =
  /(?:^|[\s(.“"])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|Jr|Sr|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Co|Ltd|Mass|Calif|Pa|Va|Md|Fla|Tex|Ariz|Ill|Wis|Mich|Conn)$/u;
