import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutAccents } from '../../text/fold.ts';
import { HashTable, hashOf, joinHash } from '../../text/hashing.ts';
import { tokenize } from '../../text/tokens.ts';
import { nationalities, placeIndex } from './gazetteer.ts';
import { readWordUses, type WordUses } from './wordUses.ts';

/** What the word lists say of a word: bits of a 32-bit number. */
export const MALE = 1 << 0;
export const FEMALE = 1 << 1;
export const FAMILY = 1 << 2;
export const TITLE = 1 << 3;
export const HONORIFIC = 1 << 4;
export const TITLE_MODIFIER = 1 << 5;
export const ORG_END = 1 << 6;
export const ORG_START = 1 << 7;
export const PLACE_END = 1 << 8;
export const PLACE_START = 1 << 9;
export const PARTICLE = 1 << 10;
export const SUFFIX = 1 << 11;
export const CALENDAR = 1 << 12;
export const REPORTING = 1 << 13;
export const DEMONYM = 1 << 14;
export const COMMON = 1 << 15;
export const RELATION = 1 << 16;
export const LINKING = 1 << 17;
export const BEFORE = 1 << 18;
export const FEMALE_TITLE = 1 << 19;
export const MALE_TITLE = 1 << 20;
/** A noun for a kind of body or place (`newspaper`, `district`), and what only bodies have (`shareholders`). */
export const BODY_KIND = 1 << 21;
export const PLACE_KIND = 1 << 22;
export const BODY_PART = 1 << 23;
export const GIVEN = MALE | FEMALE;

/** What the phrase lists say of a name: bits beside a place's or organisation's number. */
export const KNOWN_PLACE = 1;
export const KNOWN_ORG = 2;
export const KNOWN_BIG = 4;

export interface KnownOrganization {
  name: string;
  isAgency: boolean;
  isClub: boolean;
}

/** The word and phrase lists below `data/`, by hash. */
export interface Lexicon {
  words: HashTable;
  /** KNOWN_… bits by the joined hash of a phrase's tokens. */
  phrases: HashTable;
  /** By the hash of a phrase's first token: how many tokens the longest such phrase has. */
  longest: HashTable;
  /** How words are used in much text, by their hash in small letters. */
  uses: WordUses;
  /** Organisations by a printed form. */
  organizations: Map<string, KnownOrganization>;
}

/** Reads the lists on first use; about 90 ms. */
export function lexicon(): Lexicon {
  loaded ??= load();
  return loaded;
}

let loaded: Lexicon | null = null;
const folder = join(import.meta.dirname, '..', 'data');

function load(): Lexicon {
  const words = new HashTable(70_000);
  const target: Lexicon = {
    words,
    phrases: new HashTable(70_000),
    longest: new HashTable(40_000),
    uses: readWordUses(),
    organizations: new Map(),
  };
  addPersonNames(words);
  addWordLists(words);
  for (const word of readLines('demonyms.txt').join(' ').split(' ')) addWord(words, word, DEMONYM);
  for (const word of readLines('common-words.txt')) words.add(hashOf(word, 0, word.length), COMMON);
  for (const word of readLines('place-words.txt').join(' ').split(' ')) words.add(hashOf(word, 0, word.length), COMMON);
  addOrganizations(target);
  for (const nationality of nationalities()) {
    for (const word of nationality.split(/[ ,/]+/)) if (word !== '') addWord(words, word, DEMONYM);
  }
  addPlaces(target);
  return target;
}

/** Lines of a list below `data/`, without its heading comment. */
export function readLines(file: string): string[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('# '));
}

function addWord(words: HashTable, word: string, bits: number): void {
  words.add(hashOf(word, 0, word.length), bits);
  const plain = plainSpelling(word);
  if (plain !== word) words.add(hashOf(plain, 0, plain.length), bits);
}

/**
 * The spelling in plain letters under which words and forms of places are listed as well: without accents, with `i` for
 * the Turkish `ı`, and without the `‘` of transliterated names. Keeps the case.
 */
export function plainSpelling(text: string): string {
  return withoutAccents(text).replace(/‘/g, '').replace(/ı/g, 'i');
}

/** What the project's own list says of a given name's gender stands; the longer list adds what it does not have. */
function addPersonNames(words: HashTable): void {
  const own = new Set<string>();
  for (const [word, bit] of personNames('given-names.txt')) {
    addWord(words, word, bit);
    if (bit !== FAMILY) own.add(word);
  }
  for (const [word, bit] of personNames('person-names.txt')) {
    if (bit === FAMILY || !own.has(word)) addWord(words, word, bit);
  }
}

/** The names of a list, `male: …`, each with its bit. */
function personNames(file: string): Array<[word: string, bit: number]> {
  const bits: Record<string, number> = { male: MALE, female: FEMALE, family: FAMILY };
  return readLines(file).flatMap((line) => {
    const [kind = '', ...words] = line.split(' ');
    return words.map((word): [string, number] => [word, bits[kind.slice(0, -1)] ?? 0]);
  });
}

const SECTIONS: Record<string, number> = {
  title: TITLE,
  honorific: HONORIFIC,
  femaleTitle: FEMALE_TITLE,
  maleTitle: MALE_TITLE,
  titleModifier: TITLE_MODIFIER,
  orgEnd: ORG_END,
  orgStart: ORG_START,
  placeEnd: PLACE_END,
  placeStart: PLACE_START,
  particle: PARTICLE,
  suffix: SUFFIX,
  calendar: CALENDAR,
  reporting: REPORTING,
  relation: RELATION,
  linking: LINKING,
  before: BEFORE,
  bodyKind: BODY_KIND,
  placeKind: PLACE_KIND,
  bodyPart: BODY_PART,
};

/** Titles and modifiers stand in the list in small letters and count with capitals too: `Vice-president`, `Vice-President`. */
function addWordLists(words: HashTable): void {
  let bits = 0;
  for (const line of readLines('words.txt')) {
    if (line.startsWith('[')) {
      bits = SECTIONS[line.slice(1, -1)] ?? 0;
      continue;
    }
    for (const word of line.split(' ')) {
      addWord(words, word, bits);
      if (bits === TITLE || bits === TITLE_MODIFIER || bits === RELATION || bits === BEFORE || bits === PARTICLE) {
        addWord(words, word.charAt(0).toUpperCase() + word.slice(1), bits);
        if (word.includes('-')) addWord(words, word.replace(/(?<![^-])./g, toUpper), bits);
      }
    }
  }
}

const toUpper = (letter: string): string => letter.toUpperCase();

function addOrganizations(target: Lexicon): void {
  let section = '';
  for (const line of readLines('organizations.txt')) {
    if (line.startsWith('[')) {
      section = line;
      continue;
    }
    const [name = '', others = ''] = line.split(' = ');
    const known = { name, isAgency: section === '[agency]', isClub: section === '[club]' };
    for (const form of [name, ...others.split(' | ')]) {
      if (form === '') continue;
      addPhrase(target, form, KNOWN_ORG);
      target.organizations.set(form, known);
    }
  }
}

/** Adds the built index of place names. */
function addPlaces(target: Lexicon): void {
  const { phrases } = placeIndex();
  for (let at = 0; at < phrases.length; at += 3) {
    const bits = phrases[at + 2] as number;
    target.phrases.add(phrases[at] as number, bits & 0xff);
    const first = phrases[at + 1] as number;
    if (target.longest.get(first) < bits >> 8) target.longest.set(first, bits >> 8);
  }
}

function addPhrase(target: Lexicon, phrase: string, bits: number): void {
  const { hash, first, size } = hashPhrase(phrase);
  target.phrases.add(hash, bits);
  if (target.longest.get(first) < size) target.longest.set(first, size);
}

/** The joined hash of a phrase's tokens, that of the first, and their number. */
export function hashPhrase(phrase: string): { hash: number; first: number; size: number } {
  let hash = 0;
  let first = 0;
  const tokens = tokenize(phrase);
  for (const token of tokens) {
    const word = hashOf(phrase, token.start, token.end);
    if (hash === 0) first = word;
    hash = hash === 0 ? word : joinHash(hash, word);
  }
  return { hash, first, size: tokens.length };
}
