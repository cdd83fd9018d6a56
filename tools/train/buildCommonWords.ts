import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenize } from '../../src/text/tokens.ts';

/**
 * Builds `data/common-words.txt`, words that are mostly printed in lowercase, from the training texts:
 * `node --import tsx tools/train/buildCommonWords.ts FOLDER`.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder of the training texts.');
const lowercase = new Map<string, number>();
const capitalized = new Map<string, number>();

for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    if (line !== '') countWords((JSON.parse(line) as { text: string }).text);
  }
}

/** Counts the words of a text. Capitals count only inside a sentence, behind a lowercase word. */
function countWords(text: string): void {
  let before = '';
  for (const token of tokenize(text)) {
    const word = text.slice(token.start, token.end);
    const lower = word.toLowerCase();
    if (/^[a-z][a-z'-]+$/.test(word)) lowercase.set(word, (lowercase.get(word) ?? 0) + 1);
    else if (/^[a-z]+$/.test(before)) capitalized.set(lower, (capitalized.get(lower) ?? 0) + 1);
    before = word;
  }
}

const common = [...lowercase]
  .filter(([word, count]) => count >= 2 && count > 1.5 * (capitalized.get(word) ?? 0))
  .map(([word]) => word);
const header =
  '# Words that are mostly printed in small letters. Source: counted in the training texts (Wikipedia and Wikinews, CC BY-SA and CC BY; LitBank, CC BY 4.0; Broad Twitter Corpus, CC BY 4.0).';
writeFileSync(
  join(import.meta.dirname, '..', '..', 'src', 'extract', 'data', 'common-words.txt'),
  `${header}\n${common.sort().join('\n')}\n`,
);
