import type { Random } from './random.ts';

const beginnings = ['b', 'br', 'd', 'f', 'g', 'gr', 'k', 'l', 'm', 'n', 'p', 'pl', 'r', 's', 'st', 't', 'tr', 'v'];
const middles = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou'];
const ends = ['', 'l', 'm', 'n', 'nd', 'r', 'rk', 's', 'st', 't'];

/** Invents words of one to four syllables, each once, short ones first, as frequent words are short. */
export function makeWords({ below }: Random, count: number): string[] {
  const words = new Set<string>();
  const any = (list: string[]) => list[below(list.length)] ?? '';
  while (words.size < count) {
    const syllables = 1 + Math.floor((words.size / count) * 3) + below(2);
    words.add(Array.from({ length: syllables }, () => any(beginnings) + any(middles) + any(ends)).join(''));
  }
  return [...words];
}

export const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
