import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { extractLine } from '../src/extract/lines.ts';
import { emptyGroupingScores, type GoldGroup, scoreGrouping } from '../tools/evaluate/groupingScores.ts';
import type { PredictedMention } from '../tools/evaluate/nameScores.ts';
import type { Span } from '../tools/evaluate/textWords.ts';

/** An invented story, with the names of each person, place and organization that it prints in two or more forms. */
interface Story {
  id: string;
  text: string;
  groups: Array<{ type: GoldGroup['type']; forms: string[] }>;
}

const stories = readFileSync(join(import.meta.dirname, 'forms', 'stories.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Story);

/** The ranges of a group's forms, of a short one only where it is not part of a longer one. */
function mentionsOf(text: string, forms: readonly string[]): Span[] {
  const longestFirst = [...forms].sort((one, other) => other.length - one.length);
  const pattern = longestFirst.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const found = text.matchAll(new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'gu'));
  return [...found].map((match): Span => [match.index, match.index + match[0].length]);
}

it('gives two printed forms of one person, place or organisation one name in more than three quarters of cases', () => {
  const scores = emptyGroupingScores();
  for (const { id, text, groups } of stories) {
    const { answer } = extractLine(JSON.stringify({ id, text }), 1);
    const { mentions } = answer as { mentions: PredictedMention[] };
    const gold = groups.map(({ type, forms }) => ({ type, mentions: mentionsOf(text, forms) }));
    scoreGrouping(scores, text, gold, mentions);
  }
  const { correct, expected } = scores.forms;
  expect(expected).toBeGreaterThan(900);
  expect(correct / expected, `${correct} of ${expected} pairs of forms`).toBeGreaterThan(0.75);
});
