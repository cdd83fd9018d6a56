import { countWords } from '../../text/words.ts';
import { endsSentence } from './sentence.ts';

/** Whether a line is a subheading, short and without a full stop: `What happens next`, `HOW IT BEGAN`, `Why now?`. */
export function isSubheading(line: string, next: string | undefined): boolean {
  if (next === undefined || line.length > 80 || countWords(line) > 12 || countWords(line) === 0) return false;
  if (/[:;,…]$|^["“‘'(]|["”]$/.test(line) || !/^[\p{Lu}\p{N}\p{Lo}]/u.test(line)) return false;
  if (/^(?:And|But|So|Or|Yet)\b/.test(line) || next.length <= line.length) return false;
  return line.endsWith('?') ? countWords(line) <= 8 && !line.includes(': ') : !endsSentence(line);
}
