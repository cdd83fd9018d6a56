import { createReadStream, existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Miss } from './quoteTallies.ts';
import { printCalibration, rowsOf } from './rows.ts';
import { emptyScores, type GoldStory, type Scores, scoreStory, timeStory } from './scores.ts';
import { printTable } from './table.ts';

export interface EvaluateOptions {
  /** File for the misses of the tuned half, one JSON object a line; none is written where this is absent. */
  misses?: string;
  /** Prints a line of the report. */
  print: (line: string) => void;
}

/** Annotated stories below the data folder; a file that is missing is reported and left out. */
const GOLD_FILES = ['quotes/polnear.jsonl', 'ner/worldwide.jsonl', 'entities/gum_wikinews_linked.jsonl'];
/** Printed below the table, because those rows look better than they are. */
const TRAINING_NOTE =
  'The tuned stories of the last three rows are among the training texts, those set aside are not: judge grouping by them.';
const SPEED_FILE = 'articles/allsides.jsonl';

/**
 * Scores extraction on annotated stories and prints one table. Every second story is held out: its scores are printed
 * beside the others, but its misses are never written, so that nobody fits rules to it. False where there is no data.
 */
export async function evaluate(dataDir: string, options: EvaluateOptions): Promise<boolean> {
  if (!existsSync(dataDir)) {
    options.print(`No annotated stories at ${dataDir}: nothing was scored. Put them there, or give their folder.`);
    return false;
  }
  const tuned = emptyScores();
  const heldOut = emptyScores();
  const misses: string[] = [];
  for (const file of GOLD_FILES) await scoreFile(join(dataDir, file), tuned, heldOut, misses, options);
  options.print(printTable(rowsOf(tuned, heldOut)));
  options.print(TRAINING_NOTE);
  options.print(`\nHow sure, how right (tuned half):\n${printCalibration(tuned)}`);
  options.print(`How sure, how right (set aside):\n${printCalibration(heldOut)}`);
  await printSpeed(join(dataDir, SPEED_FILE), options);
  if (options.misses !== undefined) {
    await writeFile(options.misses, misses.join(''));
    options.print(`${misses.length} misses of the tuned half are in ${options.misses}`);
  }
  return true;
}

async function scoreFile(
  path: string,
  tuned: Scores,
  heldOut: Scores,
  misses: string[],
  options: EvaluateOptions,
): Promise<void> {
  let index = 0;
  for await (const line of linesOf(path, options)) {
    const story = JSON.parse(line) as GoldStory;
    const isTuned = index % 2 === 0;
    const half = isTuned ? tuned : heldOut;
    const before = half.quotes.misses.length;
    scoreStory(half, story);
    if (isTuned) for (const miss of half.quotes.misses.slice(before)) misses.push(printMiss(story.id, miss));
    index += 1;
  }
}

function printMiss(story: string, miss: Miss): string {
  return `${JSON.stringify({ story, ...miss })}\n`;
}

/** Reads the lines of a file one at a time; reports a missing file and reads nothing. */
async function* linesOf(path: string, options: EvaluateOptions): AsyncGenerator<string> {
  if (!existsSync(path)) {
    options.print(`${path} is missing: its measures are left out.`);
    return;
  }
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield line;
  }
}

/** Prints how many characters a second extraction takes on one core, after a first round to warm up. */
async function printSpeed(path: string, options: EvaluateOptions): Promise<void> {
  const texts: string[] = [];
  for await (const line of linesOf(path, options)) texts.push((JSON.parse(line) as GoldStory).text);
  if (texts.length === 0) return;
  let characters = 0;
  let seconds = 0;
  for (const round of [0, 1]) {
    for (const text of texts) {
      const spent = timeStory(text);
      if (round === 0) continue;
      characters += text.length;
      seconds += spent;
    }
  }
  options.print(
    `\nSpeed: ${(characters / seconds / 1e6).toFixed(2)} million characters a second (floor 0.7, goal 1.5; compromise 0.085)`,
  );
}
