import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenize } from '../../src/text/tokens.ts';

/**
 * Builds `data/common-words.txt`, words that are mostly printed in small letters, out of the training texts:
 * `node --import tsx tools/train/buildCommonWords.ts FOLDER`.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder of the training texts.');
const small = new Map<string, number>();
const capital = new Map<string, number>();

for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    if (line !== '') countWords((JSON.parse(line) as { text: string }).text);
  }
}

/** Capitals count only inside a sentence, where the word before is in small letters. */
function countWords(text: string): void {
  let before = '';
  for (const token of tokenize(text)) {
    const word = text.slice(token.start, token.end);
    const lower = word.toLowerCase();
    if (/^[a-z][a-z'-]+$/.test(word)) small.set(word, (small.get(word) ?? 0) + 1);
    else if (/^[a-z]+$/.test(before)) capital.set(lower, (capital.get(lower) ?? 0) + 1);
    before = word;
  }
}

const common = [...small]
  .filter(([word, count]) => count >= 2 && count > 1.5 * (capital.get(word) ?? 0))
  .map(([word]) => word);
const header =
  '# Words that are mostly printed in small letters. Source: counted in the training texts (Wikipedia and Wikinews, CC BY-SA and CC BY; LitBank, CC BY 4.0; Broad Twitter Corpus, CC BY 4.0).';
writeFileSync(
  join(import.meta.dirname, '..', '..', 'src', 'extract', 'data', 'common-words.txt'),
  `${header}\n${common.sort().join('\n')}\n`,
);
