import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examples } from '../src/http/examples.ts';
import { openSample, type TestDateline } from './support/dateline.ts';

let dateline: TestDateline;
beforeAll(async () => {
  dateline = await openSample();
});
afterAll(() => dateline.close());

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const readme = read('README.md');

/** Every query of the README and the guides that is followed by its answer. */
const answered = [
  ...`${readme}${read('docs/questions.md')}`.matchAll(/```graphql\n([^`]+)```\n\n(?:[^`\n]+\n\n)?```json\n([^`]+)```/g),
].map(([, query = '', answer = '']) => ({ query, answer: JSON.parse(answer) as unknown }));

/** Figures of the documents are rounded to three decimals. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, each) => (typeof each === 'number' ? Math.round(each * 1000) / 1000 : each));

describe('the README with its guides', () => {
  it('shows a first query and five questions with their answers', () => {
    expect(answered).toHaveLength(6);
  });

  it.each(answered)('gives the answer that the sample corpus gives: $query', async ({ query, answer }) => {
    expect(rounded(await dateline.get(query))).toEqual(answer);
  });

  it('links to files that are there', () => {
    const linked = [...readme.matchAll(/\]\((docs\/[^)]+)\)/g)].map(([, file = '']) => file);
    expect(linked.length).toBeGreaterThan(3);
    for (const file of linked) expect(read(file)).toMatch(/^# /);
  });

  it('names every command', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    for (const name of ['ingest', 'extract', 'reindex', 'resolve', 'verify', 'evaluate', 'bench', 'check', 'schema']) {
      expect(scripts).toHaveProperty(name);
      expect(readme).toMatch(new RegExp(`npm run (?:-s )?${name}\\b`));
    }
  });
});

describe('the examples of GraphiQL', () => {
  it.each(examples)('find something in the sample corpus: %s', async (query) => {
    const found = JSON.stringify(await dateline.get(query));
    expect(found).not.toMatch(/"totalCount":0|"nodes":\[\]|null,"errors"/);
  });
});
