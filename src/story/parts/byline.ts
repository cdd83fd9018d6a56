import { findAgencies, isAgency } from '../agencies.ts';

export interface Byline {
  /** As printed, `By` included. */
  printed: string;
  /** People in printed order, without outlets, agencies, desks and towns. */
  authors: string[];
  agencies: string[];
}

/** Reads a byline: `By Jane Doe and John Roe, Associated Press`. Null for other lines: `By the time they came, …`. */
export function readByline(line: string): Byline | null {
  const match = LABEL.exec(line);
  if (!match || line.length > 160) return null;
  const names = line.slice(match[0].length).trim();
  const words = names.split(/[\s,;|&/]+/).filter(Boolean);
  const isNames =
    words.length > 0 && words.every((word) => /^[\p{Lu}\d@(]/u.test(word) || SMALL_WORDS.has(word.toLowerCase()));
  if (!isNames || NO_BYLINE.test(names) || !/^\p{Lu}/u.test(names) || /[!?:]$/.test(names)) return null;
  return { printed: line, authors: readAuthors(names), agencies: findAgencies(names) };
}

/** Reads the people out of a byline's words: Jane Doe and John Roe from `By Jane Doe and JOHN ROE, AP, in New York`. */
export function readAuthors(names: string): string[] {
  const people: string[] = [];
  const pieces = names
    .replace(LABEL, '')
    .replace(/\s*(?:\||\s[-–—]\s|\().*$/u, '')
    .split(/\s*[,;&/]\s*|\s+(?:and|with|und|et|y|e)\s+/u);
  for (const piece of pieces) {
    const name = piece
      .replace(/^and\s+/i, '')
      .replace(/\s+(?:in|at|from|for|of|near|reporting)\s.*$/iu, '')
      .replace(/\.$/, '')
      .trim();
    if (isPerson(name, people.length === 0)) people.push(fromCapitals(name));
  }
  return [...new Set(people)];
}

const LABEL = /^(?:(?:written|reported|words|text|story|report|posted) by|by|authors?\s*:)\s*:?\s+/iu;
const NO_BYLINE =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Midnight|Noon|Law|Order|Then|Now|Night|Day|All|Any|No)\b/;
const SMALL_WORDS = new Set(
  'and with in at from for of the de la van von der den di da del bin ibn al el e y und et -'.split(' '),
);
const NO_PERSON =
  /\b(?:news|times|post|staff|desk|bureau|correspondents?|reporters?|agency|agencies|team|editors?|press|daily|herald|tribune|guardian|journal|gazette|chronicle|magazine|radio|television|tv|online|digital|media|network|service|services|writers?|associated|analyst|photos?|wire|web|special|contributors?|board|columnist|economist|telegraph|office|bbc|cnn)\b|\.(?:com|org|net|co|in)\b|[@\d]/iu;
// Towns of two words that follow a name: `By Jane Doe, New York`.
const TOWNS =
  /^(?:New (?:York|Delhi|Orleans)|Los Angeles|San (?:Francisco|Diego|Juan|José|Salvador)|Hong Kong|Tel Aviv|Mexico City|Buenos Aires|São Paulo|Sao Paulo|Rio de Janeiro|Cape Town|Abu Dhabi|Kuala Lumpur|Washington,? D\.?C\.?|Addis Ababa|Gaza City|West Bank|Las Vegas|Saint Petersburg|St\.? Petersburg|Port-au-Prince|Phnom Penh)$/u;

function isPerson(name: string, isFirst: boolean): boolean {
  const words = name.split(/\s+/);
  if (name.length < 2 || words.length > 5 || (words.length === 1 && !isFirst)) return false;
  if (NO_PERSON.test(name) || TOWNS.test(name) || isAgency(name) || (words.length === 1 && /^\p{Lu}{2,}$/u.test(name)))
    return false;
  return /^\p{L}/u.test(name) && words.some((word) => /^\p{L}/u.test(word));
}

function fromCapitals(name: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{2}/u.test(name)) return name;
  return name.toLowerCase().replace(/(?<![\p{L}])\p{Ll}|(?<=\bmc)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
