import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoryLabels } from '../../src/extract/tagging/storyLabels.ts';
import { type Model, tagTokens } from '../../src/extract/tagging/tagger.ts';
import { type Example, readExamples } from './examples.ts';
import { pack } from './pack.ts';
import { trainCrf } from './trainCrf.ts';

/**
 * Trains the two taggers: `node --import tsx tools/train/trainTaggers.ts FOLDER_OF_TRAINING_TEXTS`.
 *
 * The first labels each passage by itself; the second also sees the first one's labels of the whole story. So that the
 * second learns how far to trust the first, it is trained on labels by models that had not seen the story
 * (cross-validation).
 */
const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder of the training texts.');
/** Passes over the examples. */
const ROUNDS = 5;
const FOLDS = 5;
/** Models that are averaged into one. */
const REPEATS = 6;
const target = join(import.meta.dirname, '..', '..', 'src', 'extract', 'data');

const examples = readExamples(folder);
write('names-first.model', trainCrf(examples, ROUNDS, REPEATS));
for (let fold = 0; fold < FOLDS; fold += 1) {
  const others = examples.filter(({ story }) => Math.floor(story / 2) % FOLDS !== fold);
  const model = trainCrf(others, ROUNDS, 1);
  for (const example of examples) if (Math.floor(example.story / 2) % FOLDS === fold) labelFirstPass(example, model);
}
collectStoryLabels(examples);
write('names-second.model', trainCrf(examples, ROUNDS, REPEATS));

function labelFirstPass(example: Example, model: Model): void {
  example.firstPass = tagTokens(example.table, { counts: example.counts, firstPass: null, storyLabels: null }, model);
}

function collectStoryLabels(all: readonly Example[]): void {
  const labelsByStory = new Map<number, StoryLabels>();
  for (const example of all) {
    const storyLabels = labelsByStory.get(example.story) ?? new StoryLabels();
    labelsByStory.set(example.story, storyLabels);
    storyLabels.add(example.table, example.firstPass ?? new Uint8Array());
    example.storyLabels = storyLabels;
  }
}

function write(file: string, model: Model): void {
  const packed = pack(model);
  writeFileSync(join(target, file), packed);
  process.stdout.write(`${file}: ${packed.length} bytes\n`);
}
