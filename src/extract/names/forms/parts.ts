import { hashOf } from '../../../text/hashing.ts';
import {
  COMMON,
  DEMONYM,
  hashPhrase,
  KNOWN_ORG,
  KNOWN_PLACE,
  LINKING,
  lexicon,
  ORG_END,
  ORG_START,
  PLACE_END,
  PLACE_START,
  TITLE,
} from '../../lexicon/lexicon.ts';
import { CENTRES, FACILITIES } from '../context/surroundings.ts';
import { CLUB_ENDS } from '../organizations/clubs.ts';

/**
 * The parts of a name that stand for it: `Tsinghua` of `Tsinghua University`, `Ford Bank` of `Ford Bank of Toronto`,
 * `Wanderers` of `Bolton Wanderers`, what a church or party is of, and the capitalised kind by itself (`the Commission`).
 */
export function partsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  const parts = [...withoutKind(words), ...aroundOf(words)];
  const first = words[0] ?? '';
  parts.push(...ofPanel(words));
  if (OFFICES.has(first) && words[1] === 'of') parts.push(`${(words[2] ?? '').replace(/,$/, '')} ${first}`);
  const isClub = words.length === 2 && has(first, ORG_START) && !isWord(words[1] ?? '');
  if (isOwner(first) || isClub) parts.push(words.slice(1).join(' '));
  const last = words.at(-1) ?? '';
  if (has(last, ORG_END) && last.length > 3) parts.push(last);
  return parts.filter((part) => part !== '' && part !== name);
}

/** `Oversight Committee` of `House Oversight and Reform Committee`: one or two of its words before what it is. */
function ofPanel(words: readonly string[]): string[] {
  const panel = words.at(-1) ?? '';
  if (!PANELS.has(panel)) return [];
  const parts: string[] = [];
  for (let at = 0; at < words.length - 1; at += 1) {
    if (has(words[at] ?? '', LINKING)) continue;
    parts.push(`${words[at]} ${panel}`);
    if (at < words.length - 3 && !has(words[at + 1] ?? '', LINKING))
      parts.push(`${words[at]} ${words[at + 1]} ${panel}`);
  }
  return parts;
}

const PANELS = new Set(
  'Committee Subcommittee Commission Council Board Panel Agency Authority Department Ministry'.split(' '),
);

/** `Ministry of Health and Labour` is the `Health Ministry`. */
const OFFICES = new Set(['Ministry', 'Department']);

/** Longer names have no parts; of those beyond the second number what stands in their middle is none. */
const MOST_WORDS = 8;
const FEW_WORDS = 4;

/**
 * What a name begins or ends with, and of a short one what stands between: `Daehwa Energy` of `Daehwa Energy Solutions
 * Co.`, `Coast Guard` of `Philippine Coast Guard`. Bodies that a list has are not parts, towns only of their clubs.
 */
export function endsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.length > MOST_WORDS) return [];
  const parts: string[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= words.length; to += 1) {
      const isInside = from > 0 && to < words.length;
      const isWhole = to - from === words.length;
      if (isWhole || (isInside && words.length > FEW_WORDS)) continue;
      if (mayStand(words.slice(from, to))) parts.push(words.slice(from, to).join(' '));
    }
  }
  const isClub = CLUB_ENDS.has(words.at(-1) ?? '') || /[^s]s$/.test(words.at(-1) ?? '');
  return parts.filter((part) => !(bitsOf(part) & (isClub ? KNOWN_ORG : KNOWN_ORG | KNOWN_PLACE)));
}

/**
 * The parts of a body's name that are its alone, by which a story calls it later: `Velmoor` of `Velmoor Holdings Plc`.
 * None of public bodies, which are called after their town: `Marwell Police`.
 */
export function callNamesOf(name: string): string[] {
  const words = name.split(' ');
  if (words.some((word) => PUBLIC.has(word))) return [];
  const parts = [...withoutKind(words), ...endsOf(name)];
  return [...new Set(parts)].filter((part) => isTelling(part.split(' ')) && !isListed(part) && !isKind(part));
}

const PUBLIC = new Set(
  `Police Department Council County University College School Court Hospital Office Authority Government District
  Commission Committee Parliament Assembly Ministry Church Museum Club Party Union Association Board Constabulary
  Prison Jail Library Academy Institute Observatory Team Times Herald Post Tribune News`.split(/\s+/),
);

/** `TV` of `Transatlantic TV`. */
function isKind(word: string): boolean {
  return word.length < LEAST_LETTERS || has(word, ORG_END | TITLE);
}

const LEAST_LETTERS = 3;

/** Whether a list of places or bodies has a name. */
export function isListed(name: string): boolean {
  return bitsOf(name) !== 0;
}

/** What the lists of places and bodies say of a name. */
function bitsOf(name: string): number {
  return lexicon().phrases.get(hashPhrase(name).hash);
}

/**
 * The parts of a place's name by which a story calls it later: `Epecuén` of `Lake Epecuén`, `Rolva` of `Rolva valley`; none
 * that a list has, for `Kansas` is not `Kansas City`.
 */
export function placePartsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.length > MOST_WORDS || FACILITIES.has(words.at(-1) ?? '')) return [];
  let first = 0;
  let end = words.length;
  while (first < end && has(words[first] ?? '', PLACE_START)) first += 1;
  while (end > first && has(words[end - 1] ?? '', PLACE_END)) end -= 1;
  while (end < words.length && end > first + 1 && OWNERS.has(words[end - 1] ?? '')) end -= 1;
  const parts = [words.slice(first), words.slice(0, end), words.slice(first, end), words.slice(0, 1), words.slice(-1)];
  return parts
    .filter((part) => part.length > 0 && part.length < words.length && isTelling(part))
    .map((part) => part.join(' '))
    .filter((part, index, all) => all.indexOf(part) === index && !isListed(part));
}

/** The shorter names of a building that end in the same word: `Bingu Centre` of `Bingu International Convention Centre`. */
export function facilityPartsOf(name: string): string[] {
  const words = name.split(' ');
  const kind = words.at(-1) ?? '';
  if (words.length < 3 || words.length > MOST_WORDS || !(FACILITIES.has(kind) || CENTRES.has(kind))) return [];
  const parts = words.slice(1, -1).map((_, index) => words.slice(index + 1).join(' '));
  return [`${words[0]} ${kind}`, ...parts].filter((part) => part.includes(' ') && !isListed(part));
}

/** `National Forest`, `State Park`: whose a place of that kind is. */
const OWNERS = new Set(['National', 'State', 'Nature', 'Regional', 'Provincial', 'Marine', 'International', 'County']);

/** The given and the last name of a person, and the nickname between marks: `Kit` and `Marwell` of `Jo “Kit” Marwell`. */
export function personPartsOf(name: string): string[] {
  const words = name.split(' ');
  const ends = new Set([words[0] ?? '', words.at(-1) ?? '']);
  const nickname = /["“‘'](\p{Lu}\p{L}+)["”’']/u.exec(name)?.[1];
  const parts = [...ends].filter((word) => isTelling([word]) && /^\p{Lu}\p{Ll}{2}/u.test(word));
  return nickname === undefined ? parts : [...parts, nickname];
}

/** Whether words may be a name: they neither begin nor end with a link, and are more than a place or a people: `Native American`. */
function mayStand(words: readonly string[]): boolean {
  const first = words[0] ?? '';
  if (has(first, LINKING) || has(words.at(-1) ?? '', LINKING)) return false;
  return !has(words.at(-1) ?? '', DEMONYM);
}

/** Whether they are a name by themselves: more than an ordinary word. */
function isTelling(words: readonly string[]): boolean {
  const first = words[0] ?? '';
  return mayStand(words) && (words.length > 1 || !(isOwner(first) || isWord(first)));
}

/** What kind of body a name says it is, in a word first, last or before `of`: `Academy` of `Academy of Sciences`. */
export function nounsOf(name: string): string[] {
  const words = name.split(' ');
  const kinds = words.length < 2 ? [] : [words[0] ?? '', words[words.indexOf('of') - 1] ?? '', words.at(-1) ?? ''];
  return kinds.filter(
    (word) =>
      !isListed(word) &&
      !has(word, TITLE) &&
      mayStand([word]) &&
      (word === words.at(-1) || has(word, ORG_END) || has(word, ORG_START)),
  );
}

/** The words before what kind of body it is. */
function withoutKind(words: readonly string[]): string[] {
  let end = words.length;
  while (end > 0 && has(words[end - 1] ?? '', ORG_END)) end -= 1;
  const kept = words.slice(0, end);
  if (end === words.length || kept.length === 0 || has(kept.at(-1) ?? '', LINKING)) return [];
  return kept.length === 1 && isOwner(kept[0] ?? '') ? [] : [kept.join(' ')];
}

/** `Ford Bank` before `of`; behind it the name of what is neither a place nor an ordinary word. */
function aroundOf(words: readonly string[]): string[] {
  const at = words.indexOf('of');
  if (at <= 0 || at === words.length - 1) return [];
  const parts = [words.slice(0, at).join(' ')];
  const behind = words.slice(at + 1);
  if (behind.length === 1 && has(words[0] ?? '', ORG_END) && !isOwner(behind[0] ?? '') && !isWord(behind[0] ?? ''))
    parts.push(behind[0] ?? '');
  return parts;
}

/** The towns in a body's name, which it may be called by: `Tartu` of `University of Tartu`. */
export function townsIn(name: string): string[] {
  const words = name.split(' ');
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  return words.filter((word) => (bitsOf(word) & KNOWN_PLACE) !== 0 && !(bitsOf(word) & KNOWN_ORG));
}

/** A place or people that a body's name begins with. */
export function isOwner(word: string): boolean {
  return has(word, DEMONYM) || (lexicon().phrases.get(hashOf(word, 0, word.length)) & KNOWN_PLACE) !== 0;
}

function isWord(word: string): boolean {
  return has(word.toLowerCase(), COMMON);
}

function has(word: string, bits: number): boolean {
  return (lexicon().words.get(hashOf(word, 0, word.length)) & bits) !== 0;
}
