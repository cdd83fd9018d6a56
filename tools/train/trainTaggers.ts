import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoryLabels } from '../../src/extract/tagging/recall.ts';
import { type Model, tagSheet } from '../../src/extract/tagging/tagger.ts';
import { type Example, readExamples } from './examples.ts';
import { learn } from './learn.ts';
import { pack } from './pack.ts';

/**
 * Trains the two models that find names, from the training texts: `node --import tsx tools/train/trainTaggers.ts FOLDER`.
 * The first reads each passage by itself, the second knows what the first made of the whole story. So that the second
 * learns how far to trust the first, it is trained on first readings by models that had not seen the story.
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder of the training texts.');
const ROUNDS = 5;
const FOLDS = 5;
const TIMES = 6;
const target = join(import.meta.dirname, '..', '..', 'src', 'extract', 'data');

const examples = readExamples(folder);
write('names-first.model', learn(examples, ROUNDS, TIMES));
for (let fold = 0; fold < FOLDS; fold += 1) {
  const others = examples.filter(({ story }) => Math.floor(story / 2) % FOLDS !== fold);
  const model = learn(others, ROUNDS, 1);
  for (const example of examples) if (Math.floor(example.story / 2) % FOLDS === fold) readFirst(example, model);
}
recallStories(examples);
write('names-second.model', learn(examples, ROUNDS, TIMES));

function readFirst(example: Example, model: Model): void {
  example.first = tagSheet(example.sheet, { counts: example.counts, first: null, recall: null }, model);
}

function recallStories(all: readonly Example[]): void {
  const recalls = new Map<number, StoryLabels>();
  for (const example of all) {
    const recall = recalls.get(example.story) ?? new StoryLabels();
    recalls.set(example.story, recall);
    recall.add(example.sheet, example.first as Uint8Array);
    example.recall = recall;
  }
}

function write(file: string, model: Model): void {
  const packed = pack(model);
  writeFileSync(join(target, file), packed);
  process.stdout.write(`${file}: ${packed.length} bytes\n`);
}
