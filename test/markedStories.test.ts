import { describe, expect, test } from 'vitest';
import { markedStories, parseStories } from '../tools/train/markedStories.ts';

describe('stories marked for training', () => {
  test('are read as text and names', () => {
    const [first, second] = parseStories(
      '### a01\nRain in {L Oslo}\n\n{P Jane Roe} left {O Reuters}.\n\n### a02\nA {X Norwegian} came.\n',
    );
    expect(first).toEqual({
      id: 'a01',
      text: 'Rain in Oslo\n\nJane Roe left Reuters.',
      names: [
        { start: 8, end: 12, type: 'PLACE' },
        { start: 14, end: 22, type: 'PERSON' },
        { start: 28, end: 35, type: 'ORG' },
      ],
    });
    expect(second).toEqual({ id: 'a02', text: 'A Norwegian came.', names: [{ start: 2, end: 11 }] });
  });

  test('name the story and the mark of an error', () => {
    expect(() => parseStories('### b07\n{Q Roe} left.')).toThrow(
      'Story b07: {Q Roe} has an unknown letter: write P, L, O or X.',
    );
    expect(() => parseStories('### b08\n{P Roe left.')).toThrow('Story b08: an unmatched brace in “{P Roe left.”.');
  });

  test('have no braces left, no empty names, and an ID of their own', () => {
    const stories = markedStories();
    expect(stories.length).toBeGreaterThan(300);
    expect(new Set(stories.map(({ id }) => id)).size).toBe(stories.length);
    for (const { id, text, names } of stories) {
      expect(names.length, id).toBeGreaterThan(5);
      for (const { start, end } of names)
        expect(text.slice(start, end), id).toMatch(/^[\p{L}\p{N}“"'‘’].*\S$|^\p{Lu}$/u);
    }
  });
});
