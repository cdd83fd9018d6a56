import { describe, expect, it } from 'vitest';
import { countWords, readingTimeMinutes } from '../src/text/words.ts';

describe('words', () => {
  it.each([
    ["The captain didn't jump.", 'en', 4],
    ['Lawmakers of the U.S. spent $1,400.50 on al-Roub', 'en', 9],
    ['Die Fähre lief am Montag auf.', 'de', 6],
    ['船长说船在岸边，没有人受伤。', 'zh', 8],
    ['船長は船が岸にあると述べた。', 'ja', 10],
    ['배가 둑에 부딪혔다', 'ko', 3],
    ['कप्तान ने कहा', 'hi', 3],
    ['The captain said 船在岸边', 'und', 6],
    ['— … ! 🦭', 'en', 0],
    ['', 'no tag at all', 0],
    ['船在岸边', 'no tag at all', 3],
  ])('of “%s” (%s) are %i', (text, language, count) => {
    expect(countWords(text, language)).toBe(count);
  });

  it('of a long text are those of its parts', () => {
    const english = 'The captain of the ferry said it had struck a bank. ';
    const chinese = '船长说船在岸边，没有人受伤。';
    expect(countWords(english.repeat(5000), 'en')).toBe(11 * 5000);
    expect(countWords(chinese.repeat(5000), 'zh')).toBe(8 * 5000);
  });

  it('are read at 230 a minute, and at 300 in Chinese and Japanese', () => {
    expect([0, 1, 230, 231].map((words) => readingTimeMinutes(words, 'en'))).toEqual([0, 1, 1, 2]);
    expect(['zh-Hant', 'ja', 'ko', 'und'].map((language) => readingTimeMinutes(300, language))).toEqual([1, 1, 2, 2]);
  });
});
