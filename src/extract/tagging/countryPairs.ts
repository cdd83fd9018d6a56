import { hashOf } from '../../text/hashing.ts';
import type { Token } from '../../text/token.ts';
import { DEMONYM, KNOWN_BIG, type Lexicon } from '../lexicon/lexicon.ts';

/** Splits `UAE-Egypt` and `U.S.-Israeli` into three tokens: a hyphen between two countries or peoples joins no name. */
export function splitCountryPairs(text: string, tokens: Token[], lexicon: Lexicon): Token[] {
  let cut: Token[] | null = null;
  for (const [at, token] of tokens.entries()) {
    const hyphen = token.kind === 'word' ? hyphenOf(text, token) : -1;
    const isPair =
      hyphen > 0 &&
      isCountryOrPeople(text, token.start, hyphen, lexicon) &&
      isCountryOrPeople(text, hyphen + 1, token.end, lexicon);
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

function isCountryOrPeople(text: string, start: number, end: number, lexicon: Lexicon): boolean {
  const hash = hashOf(text, start, end);
  return (lexicon.phrases.get(hash) & KNOWN_BIG) !== 0 || (lexicon.words.get(hash) & DEMONYM) !== 0;
}
