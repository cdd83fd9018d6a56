import { hashOf } from '../../text/hashing.ts';
import type { Token } from '../../text/token.ts';
import { DEMONYM, KNOWN_BIG, type Lexicon } from '../lexicon/lexicon.ts';

/** Cuts `UAE-Egypt` and `U.S.-Israeli` in three: a hyphen between two countries or peoples joins no name. */
export function cutPairs(text: string, tokens: Token[], lexicon: Lexicon): Token[] {
  let cut: Token[] | null = null;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    const hyphen = token.kind === 'word' ? hyphenOf(text, token) : -1;
    const isPair =
      hyphen > 0 && isNation(text, token.start, hyphen, lexicon) && isNation(text, hyphen + 1, token.end, lexicon);
    if (!isPair) {
      cut?.push(token);
      continue;
    }
    cut ??= tokens.slice(0, at);
    cut.push({ start: token.start, end: hyphen, kind: 'word' });
    cut.push({ start: hyphen, end: hyphen + 1, kind: 'punctuation' });
    cut.push({ start: hyphen + 1, end: token.end, kind: 'word' });
  }
  return cut ?? tokens;
}

function hyphenOf(text: string, token: Token): number {
  for (let at = token.start + 1; at < token.end - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2d || code === 0x2011 || code === 0x2010) return at;
  }
  return -1;
}

function isNation(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  const hash = hashOf(text, start, end);
  return (lexicon.phrases.get(hash) & KNOWN_BIG) !== 0 || (lexicon.words.get(hash) & DEMONYM) !== 0;
}
