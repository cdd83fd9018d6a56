import type { FoundMention } from '../../extraction.ts';
import { readWords, type Words } from '../language/words.ts';
import { findQuotedSpans, type QuotedSpan } from '../marks/quotedSpans.ts';

/** One passage of a story with its tokens, quoted spans and names, all by word index. */
export class AnnotatedPassage {
  readonly index: number;
  readonly words: Words;
  readonly quotedSpans: QuotedSpan[];
  /**
   * For each word 0 outside quotation marks, else 1 + the index into `quotedSpans`. The marks themselves are inside.
   */
  readonly insideQuotes: Int32Array;
  private readonly mentions: FoundMention[];
  private readonly mentionOfWord: Int32Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;

  constructor(index: number, text: string, mentions: FoundMention[], entersOpen = false) {
    this.index = index;
    this.words = readWords(text);
    this.quotedSpans = findQuotedSpans(this.words, entersOpen);
    this.insideQuotes = mapQuotedSpans(this.words, this.quotedSpans);
    this.mentions = mentions;
    this.mentionOfWord = new Int32Array(this.words.count).fill(-1);
    this.starts = new Int32Array(mentions.length);
    this.ends = new Int32Array(mentions.length);
    this.mapMentions();
  }

  /** Number of the mention that covers a word, or -1. Mentions are numbered within the passage. */
  mentionAt(word: number): number {
    return this.mentionOfWord[word] ?? -1;
  }

  /** Number of the mention that ends right before `word`, or -1. */
  mentionEndingAt(word: number): number {
    const mention = this.mentionAt(word - 1);
    return mention >= 0 && this.ends[mention] === word ? mention : -1;
  }

  /** Number of the last mention that begins before `word`, or -1. */
  lastMentionBefore(word: number): number {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) < word) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** Its first word. */
  mentionStart(mention: number): number {
    return this.starts[mention] as number;
  }

  /** The index after its last word. */
  mentionEnd(mention: number): number {
    return this.ends[mention] as number;
  }

  mention(mention: number): FoundMention {
    return this.mentions[mention] as FoundMention;
  }

  get mentionCount(): number {
    return this.mentions.length;
  }

  private mapMentions(): void {
    const { tokens, count } = this.words;
    let word = 0;
    for (let number = 0; number < this.mentions.length; number += 1) {
      const mention = this.mentions[number] as FoundMention;
      while (word < count && (tokens[word]?.end ?? 0) <= mention.start) word += 1;
      this.starts[number] = word;
      while (word < count && (tokens[word]?.start ?? 0) < mention.end) {
        this.mentionOfWord[word] = number;
        word += 1;
      }
      this.ends[number] = word;
    }
  }
}

function mapQuotedSpans(words: Words, quoted: readonly QuotedSpan[]): Int32Array {
  const insideQuotes = new Int32Array(words.count);
  for (let index = 0; index < quoted.length; index += 1) {
    const { from, after } = quoted[index] as QuotedSpan;
    insideQuotes.fill(index + 1, Math.max(0, from - 1), after);
  }
  return insideQuotes;
}
