import { describe, expect, it } from 'vitest';
import { cutTrends } from '../src/story/text/trends.ts';

describe('trend lines', () => {
  const cut = (line: string, people: string[] = [], labels: string[] = []) => cutTrends(line, { people, labels });

  it('cuts at lost boundaries and where a person begins', () => {
    const line = "Harbour-Night Strike Marta OrloveTavi's Lisbon VisitAlgarve Train CrashKoval";
    expect(cut(line, ['Marta Orlove', 'Rui Pestana'])).toEqual({
      labels: ['Harbour-Night Strike', 'Marta Orlove', "Tavi's Lisbon Visit", 'Algarve Train Crash', 'Koval'],
      guessed: [],
    });
  });

  it('does not split names with a capital inside', () => {
    expect(cut('Mitch McConnellRon DeSantisTikTok BaniPhone 15eBayYouTube').labels).toEqual([
      'Mitch McConnell',
      'Ron DeSantis',
      'TikTok Ban',
      'iPhone 15',
      'eBay',
      'YouTube',
    ]);
  });

  it('splits nothing without sign of a boundary', () => {
    expect(cut('Lisbon Rail Plan')).toEqual({ labels: ['Lisbon Rail Plan'], guessed: [] });
    expect(cut('President Marta Orlove', ['Marta Orlove']).labels).toEqual(['President Marta Orlove']);
    expect(cut('Koval Surname Case', [], ['Koval']).labels).toEqual(['Koval Surname Case']);
    expect(cut('').labels).toEqual([]);
  });

  it('cuts where labels of other stories show a boundary', () => {
    expect(cut('Heat Wave Grain Deal', [], ['Heat Wave', 'Grain Deal'])).toEqual({
      labels: ['Heat Wave', 'Grain Deal'],
      guessed: [],
    });
  });

  it('keeps a run without a boundary short enough for a label, and says so', () => {
    const { labels, guessed } = cut('ferry '.repeat(100));
    expect(labels[0]?.length).toBeLessThanOrEqual(200);
    expect(guessed).toMatchObject([{ label: labels[0], reason: expect.stringContaining('599 characters') }]);
    const many = cut(Array.from({ length: 150 }, (_, index) => `Label ${index}`).join(','));
    expect(many.labels).toHaveLength(100);
    expect(many.guessed[0]?.reason).toContain('150 labels');
  });

  it('names a guessed cut and why', () => {
    const { labels, guessed } = cut('Grain Deal Koval Visit', [], ['Grain Deal']);
    expect(labels).toEqual(['Grain Deal', 'Koval Visit']);
    expect(guessed).toEqual([
      { label: 'Koval Visit', reason: '`Grain Deal` is a label by itself, `Koval Visit` is not known' },
    ]);
    expect(cut('NATOKoval Visit').guessed.map((guess) => guess.label)).toEqual(['Koval Visit']);
  });
});
