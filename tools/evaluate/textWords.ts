import { sentences } from '../../src/text/sentences.ts';
import { tokenize } from '../../src/text/tokens.ts';

/** Half-open range of UTF-16 offsets in a whole text. */
export type Span = readonly [start: number, end: number];

/** The words of a whole text as scores count them, without punctuation and quotation marks. */
export class TextWords {
  readonly text: string;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly sentenceOfWord: number[] = [];

  constructor(text: string) {
    this.text = text;
    let sentence = 0;
    let offset = 0;
    for (const line of text.split('\n')) {
      sentence = this.readLine(line, offset, sentence);
      offset += line.length + 1;
    }
  }

  private readLine(line: string, offset: number, first: number): number {
    const tokens = tokenize(line);
    const ranges = sentences(line, tokens);
    let at = 0;
    for (const token of tokens) {
      while (at + 1 < ranges.length && token.start >= (ranges[at]?.end ?? 0)) at += 1;
      if (token.kind !== 'word' && token.kind !== 'number') continue;
      this.starts.push(token.start + offset);
      this.ends.push(token.end + offset);
      this.sentenceOfWord.push(first + at);
    }
    return first + ranges.length;
  }

  /** Positions of the words in the spans; a word that is only half inside counts. */
  wordsIn(spans: readonly Span[]): Set<number> {
    const found = new Set<number>();
    for (const [start, end] of spans) {
      for (
        let word = this.firstEndingAfter(start);
        word < this.starts.length && (this.starts[word] as number) < end;
        word += 1
      )
        found.add(word);
    }
    return found;
  }

  sentenceOf(word: number): number {
    return this.sentenceOfWord[word] as number;
  }

  /** One key for each sentence that has some of the words: the sentence with exactly these words. */
  keysBySentence(words: ReadonlySet<number>): string[] {
    const pieces = new Map<number, number[]>();
    for (const word of [...words].sort(ascending)) {
      const sentence = this.sentenceOf(word);
      const piece = pieces.get(sentence);
      if (piece === undefined) pieces.set(sentence, [word]);
      else piece.push(word);
    }
    return [...pieces].map(([sentence, piece]) => `${sentence}:${runs(piece)}`);
  }

  private firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] as number) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** Word positions as ranges: `3-7,9-9`. */
function runs(piece: readonly number[]): string {
  const found: string[] = [];
  let first = piece[0] as number;
  for (let index = 1; index <= piece.length; index += 1) {
    const previous = piece[index - 1] as number;
    if (piece[index] === previous + 1) continue;
    found.push(`${first}-${previous}`);
    first = piece[index] as number;
  }
  return found.join(',');
}
