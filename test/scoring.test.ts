import { describe, expect, it } from 'vitest';
import { bCubed, emptyGroupingScores, nameForm, scoreGrouping } from '../tools/evaluate/groupingScores.ts';
import { f1, jaccard, precision, recall, tallyKeys } from '../tools/evaluate/measures.ts';
import { emptyNameScores, scoreNames } from '../tools/evaluate/nameScores.ts';
import { isPerson, personOf } from '../tools/evaluate/persons.ts';
import { scoreQuotes, typeOf } from '../tools/evaluate/quoteScores.ts';
import { emptyQuoteScores, type GoldQuote, type PredictedQuote } from '../tools/evaluate/quoteTallies.ts';
import { printTable } from '../tools/evaluate/table.ts';
import { type Span, TextWords } from '../tools/evaluate/textWords.ts';

const TEXT =
  '“We will all go home now,” Jane Roe said. She said the camp was empty. “It is very late in here,” she added.';

function spanOf(words: string, text = TEXT): Span {
  const start = text.indexOf(words);
  return [start, start + words.length];
}

function gold(words: string, speaker: string | null, type: GoldQuote['type'] = 'direct', text = TEXT): GoldQuote {
  const at = speaker === null ? null : spanOf(speaker, text);
  const speakerKind = speaker === null ? 'none' : /^s?he$/i.test(speaker) ? 'pronoun' : 'name';
  return {
    text: words,
    parts: [spanOf(words, text)],
    type,
    speaker,
    speakerStart: at?.[0] ?? null,
    speakerEnd: at?.[1] ?? null,
    speakerKind,
  };
}

function predicted(
  words: string,
  speaker: string | null,
  kind: PredictedQuote['kind'] = 'DIRECT',
  name: string | null = null,
): PredictedQuote {
  const at = speaker === null ? null : spanOf(speaker);
  return {
    text: words,
    parts: [spanOf(words)],
    kind,
    speaker: speaker === null || at === null ? null : { text: speaker, start: at[0], end: at[1], name },
    confidence: 0.95,
  };
}

function score(expected: GoldQuote[], found: PredictedQuote[], ignore: Span[] = []) {
  const scores = emptyQuoteScores();
  scoreQuotes(scores, TEXT, expected, found, ignore);
  return scores;
}

describe('measures', () => {
  it('gives precision, recall and their harmonic mean in percent', () => {
    const tally = { correct: 2, predicted: 4, expected: 3 };
    expect(precision(tally)).toBe(50);
    expect(recall(tally)).toBeCloseTo(66.67, 1);
    expect(f1(tally)).toBeCloseTo(57.14, 1);
  });

  it('gives null where there was nothing to count', () => {
    const tally = { correct: 0, predicted: 0, expected: 0 };
    expect([precision(tally), recall(tally), f1(tally)]).toEqual([null, null, null]);
  });

  it('counts shared words over all words for Jaccard', () => {
    expect(jaccard(new Set([1, 2, 3, 4]), new Set([2, 3, 4, 5]))).toBe(0.6);
    expect(jaccard(new Set(), new Set())).toBe(0);
  });

  it('counts a key once, however often it occurs', () => {
    expect(tallyKeys(['a', 'a', 'b'], ['a', 'c', 'd'])).toEqual({ correct: 1, predicted: 2, expected: 3 });
  });
});

describe('words of a text', () => {
  it('leave out punctuation and quotation marks', () => {
    const words = new TextWords('“Go,” he said.');
    expect([...words.wordsIn([[0, 14]])]).toEqual([0, 1, 2]);
  });

  it('give one key for each sentence that a quote is in', () => {
    const words = new TextWords('We won. They lost.\nNobody came.');
    expect(words.keysBySentence(words.wordsIn([[3, 31]]))).toEqual(['0:1-1', '1:2-3', '2:4-5']);
  });

  it('keep two parts in one sentence apart', () => {
    const words = new TextWords('In short he said it was late');
    expect(words.keysBySentence(new Set([0, 1, 4, 5]))).toEqual(['0:0-1,4-5']);
  });
});

describe('direct quotes', () => {
  it('are found when four words in five are shared', () => {
    const scores = score(
      [gold('We will all go home now,', 'Jane Roe')],
      [predicted('We will all go home', 'Jane Roe')],
    );
    expect(scores.directFound).toEqual({ correct: 1, predicted: 0, expected: 1 });
    expect(scores.directPredicted).toEqual({ correct: 1, predicted: 1, expected: 0 });
  });

  it('are missed when fewer words are shared', () => {
    const scores = score([gold('We will all go home now,', 'Jane Roe')], [predicted('We will all go', 'Jane Roe')]);
    expect(recall(scores.directFound)).toBe(0);
    expect(scores.misses.map((miss) => miss.kind)).toContain('NOT_FOUND');
  });

  it('are found by all their parts together, and whole only as one quote', () => {
    const broken = {
      ...gold('We will all go home now', 'Jane Roe'),
      parts: [spanOf('We will all go home now'), spanOf('It is very late in here')],
    };
    const halves = [predicted('We will all go home now', 'Jane Roe'), predicted('It is very late in here', 'Jane Roe')];
    const apart = score([broken], halves);
    expect(apart.directFound).toEqual({ correct: 1, predicted: 0, expected: 1 });
    expect(recall(apart.directWhole)).toBe(0);
    expect(apart.misses.map((miss) => miss.kind)).toContain('NOT_WHOLE');
    const joined = { ...(halves[0] as PredictedQuote), parts: broken.parts };
    expect(recall(score([broken], [joined]).directWhole)).toBe(100);
    expect(recall(score([broken], halves.slice(1)).directFound)).toBe(0);
  });

  it('of fewer than five words are not counted', () => {
    const scores = score([gold('We will all go', 'Jane Roe')], [predicted('We will all', 'Jane Roe')]);
    expect(scores.directFound.expected + scores.directPredicted.predicted).toBe(0);
  });

  it('count against precision when nobody annotated them', () => {
    const scores = score([], [predicted('It is very late in here', null)]);
    expect(precision(scores.directPredicted)).toBe(0);
  });

  it('are not counted in a span that nobody annotated', () => {
    const scores = score(
      [],
      [predicted('It is very late in here', null)],
      [spanOf('“It is very late in here,” she added.')],
    );
    expect(scores.directPredicted.predicted).toBe(0);
  });

  it('are right by any annotated quotation that contains them, indirect speech too', () => {
    const expected = gold('She said the camp was empty.', null, 'indirect');
    expect(precision(score([expected], [predicted('She said the camp was', null)]).directPredicted)).toBe(100);
  });
});

describe('speakers', () => {
  it('are right when the phrase overlaps the annotated one', () => {
    const scores = score([gold('We will all go home now', 'Jane Roe')], [predicted('We will all go home now', 'Roe')]);
    expect(scores.phrase).toEqual({ correct: 1, predicted: 1, expected: 1 });
    expect(scores.phraseByKind.get('name')?.correct).toBe(1);
    expect(scores.calibration.get(9)).toEqual({ correct: 1, predicted: 1, expected: 1 });
  });

  it('are wrong elsewhere in the text, and the miss has both', () => {
    const scores = score([gold('We will all go home now', 'Jane Roe')], [predicted('We will all go home now', 'She')]);
    expect(recall(scores.foundAndPhrase)).toBe(0);
    expect(scores.misses).toContainEqual({
      kind: 'WRONG_SPEAKER',
      text: 'We will all go home now',
      expected: 'Jane Roe',
      predicted: 'She',
    });
  });

  it('are right when neither side has one', () => {
    expect(
      recall(score([gold('We will all go home now', null)], [predicted('We will all go home now', null)]).phrase),
    ).toBe(100);
  });

  it('are counted by their full name, also where a pronoun spoke', () => {
    const expected = [gold('We will all go home now', 'Jane Roe'), gold('It is very late in here', 'she')];
    const found = [
      predicted('We will all go home now', 'Jane Roe', 'DIRECT', 'Jane Roe'),
      predicted('It is very late in here', 'she', 'DIRECT', 'John Doe'),
    ];
    const scores = score(expected, found);
    expect(scores.person).toEqual({ correct: 1, predicted: 2, expected: 2 });
    expect(scores.personByPronoun).toEqual({ correct: 0, predicted: 1, expected: 1 });
  });
});

describe('the person behind a speaker', () => {
  it('is the fullest form that the text prints of a last name', () => {
    const text = 'Rep. Jane Q. Roe came. “No,” Roe said.';
    expect(personOf(text, gold('No', 'Roe', 'direct', text), [])).toBe('Jane Roe');
  });

  it('is not known where only a description speaks', () => {
    const text = '“No,” a spokesman for Jane Roe said.';
    expect(personOf(text, gold('No', 'a spokesman for Jane Roe', 'direct', text), [])).toBeNull();
  });

  it('of a pronoun is not known when another person is named in between', () => {
    const text = '“No,” Jane Roe said. Then Mary Major came. “Yes,” she said.';
    const named = gold('No', 'Jane Roe', 'direct', text);
    expect(personOf(text, gold('Yes', 'she', 'direct', text), [named])).toBeNull();
  });

  it('is the same with and without a middle name, another with another given name', () => {
    expect(isPerson('Jane Quincy Roe', 'Jane Roe')).toBe(true);
    expect(isPerson('John Roe', 'Jane Roe')).toBe(false);
    expect(isPerson('Roe', 'Jane Roe')).toBe(false);
    expect(isPerson(null, 'Jane Roe')).toBe(false);
  });
});

describe('reported speech', () => {
  it('answers an annotated one when half of the words are shared, each at most one', () => {
    const expected = [gold('the camp was empty', 'She', 'indirect')];
    const found = [predicted('the camp was empty', 'She', 'INDIRECT'), predicted('camp was empty', 'She', 'INDIRECT')];
    expect(score(expected, found).indirect).toEqual({ correct: 1, predicted: 2, expected: 1 });
  });

  it('between doubled single marks counts as direct', () => {
    expect(typeOf(gold("''We will go,''", null, 'indirect'))).toBe('direct');
    expect(typeOf(gold("that it was all ''late'' in the day", null, 'indirect'))).toBe('mixed');
    expect(typeOf(gold('the camp was empty', null, 'indirect'))).toBe('indirect');
  });
});

describe('all quotes by sentence', () => {
  it('need exactly the words of each sentence, and exactly the source', () => {
    const expected = [gold('We will all go home now', 'Jane Roe'), gold('the camp was empty', 'She', 'indirect')];
    const found = [predicted('We will all go home now', 'Jane Roe'), predicted('camp was empty', 'Roe', 'INDIRECT')];
    const scores = score(expected, found);
    expect(scores.content).toEqual({ correct: 1, predicted: 2, expected: 2 });
    expect(scores.source).toEqual({ correct: 1, predicted: 2, expected: 2 });
  });
});

describe('names', () => {
  it('need the exact range and kind, and spans of other kinds are not counted', () => {
    const scores = emptyNameScores();
    const mention = { text: 'x', name: 'x' };
    scoreNames(
      scores,
      [
        { start: 0, end: 8, type: 'PERSON' },
        { start: 20, end: 25, type: 'ORG' },
      ],
      [
        { ...mention, start: 0, end: 8, kind: 'PERSON' },
        { ...mention, start: 20, end: 25, kind: 'PLACE' },
        { ...mention, start: 40, end: 47, kind: 'PLACE' },
      ],
      [[40, 47]],
    );
    expect(scores.PERSON).toEqual({ correct: 1, predicted: 1, expected: 1 });
    expect(scores.PLACE).toEqual({ correct: 0, predicted: 1, expected: 0 });
    expect(scores.ORGANIZATION).toEqual({ correct: 0, predicted: 0, expected: 1 });
  });
});

describe('grouping', () => {
  const text = 'Jane Roe met Roe and Mary Major. She left.';
  const at = (start: number, end: number, name: string) => ({
    text: text.slice(start, end),
    start,
    end,
    kind: 'PERSON' as const,
    name,
  });
  const groups = [
    {
      type: 'PERSON' as const,
      mentions: [
        [0, 8],
        [13, 16],
        [33, 36],
      ] as Span[],
    },
    { type: 'PERSON' as const, mentions: [[21, 31]] as Span[] },
  ];

  it('is perfect when each entity has one name, pronouns aside', () => {
    const scores = emptyGroupingScores();
    scoreGrouping(scores, text, groups, [at(0, 8, 'Jane Roe'), at(13, 16, 'Jane Roe'), at(21, 31, 'Mary Major')]);
    expect(bCubed(scores)).toBe(100);
    expect(scores.forms).toEqual({ correct: 1, predicted: 1, expected: 1 });
    expect(scores.personParts).toEqual({ correct: 1, predicted: 1, expected: 1 });
  });

  it('counts pairs of forms separately where one is part of the other, for people only', () => {
    const scores = emptyGroupingScores();
    const forms = 'Jane Roe, Roe, JR, Acme Corp, Acme';
    const spans = (...ranges: Span[]) => ranges;
    const linked = [
      { type: 'PERSON' as const, mentions: spans([0, 8], [10, 13], [15, 17]) },
      { type: 'ORG' as const, mentions: spans([19, 28], [30, 34]) },
    ];
    scoreGrouping(scores, forms, linked, [at(0, 8, 'Jane Roe'), at(10, 13, 'Jane Roe'), at(15, 17, 'JR')]);
    expect(scores.forms).toEqual({ correct: 1, predicted: 4, expected: 4 });
    expect(scores.personParts).toEqual({ correct: 1, predicted: 1, expected: 1 });
  });

  it('loses recall by a split and by a missed mention', () => {
    const scores = emptyGroupingScores();
    scoreGrouping(scores, text, groups, [at(0, 8, 'Jane Roe'), at(13, 16, 'Roe')]);
    // Two of three mentions answered, each alone in its group (precision 1) and half of its own (recall 1/2 + 1/2 + 0 of 3).
    expect(bCubed(scores)).toBeCloseTo(50, 5);
    expect(scores.forms.correct).toBe(0);
  });

  it('loses precision when two people share a name', () => {
    const scores = emptyGroupingScores();
    scoreGrouping(scores, text, groups, [at(0, 8, 'X'), at(13, 16, 'X'), at(21, 31, 'X')]);
    // Precision 2/3, 2/3, 1/3; recall 1: 2 · (5/9) / (14/9).
    expect(bCubed(scores)).toBeCloseTo((200 * (5 / 9)) / (14 / 9), 5);
  });

  it('reads a form without article and possessive, and no pronoun or description as a name', () => {
    expect(nameForm('the United States')).toBe('united states');
    expect(nameForm('Israel’s')).toBe('israel');
    expect(nameForm('We')).toBeNull();
    expect(nameForm('the company')).toBeNull();
  });

  it('reads a form without titles, and no mere title as a name', () => {
    expect(nameForm('Mr. Roe')).toBe('roe');
    expect(nameForm('Prime Minister Jane Roe, MP')).toBe('jane roe, mp');
    expect(nameForm('Mr. President')).toBeNull();
    expect(nameForm('the MP')).toBeNull();
    expect(nameForm('the President of the United States')).toBeNull();
    expect(nameForm('Bank of England')).toBe('bank of england');
  });
});

describe('the printed table', () => {
  it('aligns its columns and leaves unknown figures blank', () => {
    const table = printTable([
      { measure: 'found', tuned: 97.06, heldOut: null, floor: 97, goal: 98.5, published: 'people 97' },
    ]);
    expect(table.split('\n')).toEqual([
      'measure  tuned  set aside  floor  goal  published',
      'found     97.1              97.0  98.5  people 97',
    ]);
  });
});
