import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutAccents } from '../../text/fold.ts';
import { HashTable, hashOf, joinHash } from '../../text/hashing.ts';
import { tokenize } from '../../text/tokens.ts';
import { nationalities, placeIndex } from './gazetteer.ts';
import { readWordUses, type WordUses } from './wordUses.ts';

/**
 * What the word lists say of a word, as bits of a 32-bit number. Most are sections of `data/words.txt`, where each
 * shows what it means. Models are trained on these bits: do not renumber them.
 */
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
export const LOCATIVE = 1 << 18;
export const FEMALE_TITLE = 1 << 19;
export const MALE_TITLE = 1 << 20;
/**
 * Nouns for a kind of organization (`newspaper`) or place (`district`), and for what only organizations have
 * (`shareholders`).
 */
export const ORG_NOUN = 1 << 21;
export const PLACE_NOUN = 1 << 22;
export const ORG_PART_NOUN = 1 << 23;
export const GIVEN = MALE | FEMALE;

/**
 * What the lists of places and organizations say of a phrase: bits. A big place is a country, a region or a large city.
 */
export const KNOWN_PLACE = 1;
export const KNOWN_ORG = 2;
export const KNOWN_BIG = 4;

/** A listed organization. */
export interface KnownOrganization {
  /** Its usual name, whichever form a story prints. */
  name: string;
  isAgency: boolean;
  isClub: boolean;
}

/** The lists of words and names in `data/`, by hash. */
export interface Lexicon {
  /** The bits of a word, by its hash as printed: `Mark` has other bits than `mark`. */
  words: HashTable;
  /** KNOWN_… bits by the joined hash of a phrase's tokens; see `hashPhrase`. */
  phrases: HashTable;
  /** How many tokens the longest phrase has that begins with a token, by that token's hash. */
  longest: HashTable;
  /** How words are used in general text, by their lowercase hash. */
  uses: WordUses;
  /** Organizations by printed form. */
  organizations: Map<string, KnownOrganization>;
}

/** The lists, which are read on first use (about 90 ms). */
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

/** The lines of a list in `data/`, without empty lines and comments (`# …`). */
export function readLines(file: string): string[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('# '));
}

/** Adds bits to a word, and to its spelling without accents. */
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

/**
 * Adds given and family names. The project's own list decides a given name's gender; the longer list only adds names.
 */
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

/** The names of a list whose lines begin with `male:`, `female:` or `family:`, each with its bit. */
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
  before: LOCATIVE,
  bodyKind: ORG_NOUN,
  placeKind: PLACE_NOUN,
  bodyPart: ORG_PART_NOUN,
};

/**
 * Adds the sections of `words.txt`. Lowercase titles, modifiers and the like count with capitals too: `Vice-president`,
 * `Vice-President`.
 */
function addWordLists(words: HashTable): void {
  let bits = 0;
  for (const line of readLines('words.txt')) {
    if (line.startsWith('[')) {
      bits = SECTIONS[line.slice(1, -1)] ?? 0;
      continue;
    }
    for (const word of line.split(' ')) {
      addWord(words, word, bits);
      if (bits === TITLE || bits === TITLE_MODIFIER || bits === RELATION || bits === LOCATIVE || bits === PARTICLE) {
        addWord(words, word.charAt(0).toUpperCase() + word.slice(1), bits);
        if (word.includes('-')) addWord(words, word.replace(/(?<![^-])./g, toUpper), bits);
      }
    }
  }
}

const toUpper = (letter: string): string => letter.toUpperCase();

/** Adds the organizations; section names tell news agencies and clubs. */
function addOrganizations(target: Lexicon): void {
  let section = '';
  for (const line of readLines('organizations.txt')) {
    if (line.startsWith('[')) {
      section = line;
      continue;
    }
    const [name = '', others = ''] = line.split(' = ');
    const organization = { name, isAgency: section === '[agency]', isClub: section === '[club]' };
    for (const form of [name, ...others.split(' | ')]) {
      if (form === '') continue;
      addPhrase(target, form, KNOWN_ORG);
      target.organizations.set(form, organization);
    }
  }
}

/** Adds the place names of the prebuilt index. */
function addPlaces(target: Lexicon): void {
  const { phrases } = placeIndex();
  for (let at = 0; at < phrases.length; at += 3) {
    const first = phrases[at + 1] ?? 0;
    const bits = phrases[at + 2] ?? 0;
    target.phrases.add(phrases[at] ?? 0, bits & 0xff);
    if (target.longest.get(first) < bits >> 8) target.longest.set(first, bits >> 8);
  }
}

function addPhrase(target: Lexicon, phrase: string, bits: number): void {
  const { hash, first, size } = hashPhrase(phrase);
  target.phrases.add(hash, bits);
  if (target.longest.get(first) < size) target.longest.set(first, size);
}

/** The joined hash of a phrase's tokens, the hash of the first, and their number. */
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
