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
import { inWordList } from '../../lexicon/wordLists.ts';
import { isCentre } from '../context/facilities.ts';

/**
 * The parts of an organization's name that may stand for it: `Tsinghua` for `Tsinghua University`, `Ford Bank` for
 * `Ford Bank of Toronto`, `Wanderers` for `Bolton Wanderers`, the name behind `of` for a church or party, `Commission`
 * alone.
 */
export function organizationPartsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.length < 2 || words.length > MAX_NAME_WORDS) return [];
  const parts = [...withoutKind(words), ...aroundOf(words)];
  const first = words[0] ?? '';
  parts.push(...panelPartsOf(words));
  if (MINISTRY_WORDS.has(first) && words[1] === 'of') parts.push(`${(words[2] ?? '').replace(/,$/, '')} ${first}`);
  const isClub = words.length === 2 && hasFlag(first, ORG_START) && !isCommonWord(words[1] ?? '');
  if (isPlaceOrPeople(first) || isClub) parts.push(words.slice(1).join(' '));
  const last = words.at(-1) ?? '';
  if (hasFlag(last, ORG_END) && last.length > 3) parts.push(last);
  return parts.filter((part) => part !== '' && part !== name);
}

/** The short names of a committee: `Oversight Committee` for `House Oversight and Reform Committee`. */
function panelPartsOf(words: readonly string[]): string[] {
  const panel = words.at(-1) ?? '';
  if (!inWordList('panel', panel)) return [];
  const parts: string[] = [];
  for (let at = 0; at < words.length - 1; at += 1) {
    if (hasFlag(words[at] ?? '', LINKING)) continue;
    parts.push(`${words[at]} ${panel}`);
    if (at < words.length - 3 && !hasFlag(words[at + 1] ?? '', LINKING))
      parts.push(`${words[at]} ${words[at + 1]} ${panel}`);
  }
  return parts;
}

/** Their names may be turned round: the `Ministry of Health and Labour` is the `Health Ministry`. */
const MINISTRY_WORDS = new Set(['Ministry', 'Department']);

/** Longer names have no parts, and only names up to the second number have parts from their middle. */
const MAX_NAME_WORDS = 8;
const MAX_WORDS_WITH_INNER_PARTS = 4;

/**
 * The words that a name begins or ends with, and in short names those in the middle: `Daehwa Energy` for `Daehwa Energy
 * Solutions Co.`, `Coast Guard` for `Philippine Coast Guard`. Not listed organizations, and listed places only for
 * clubs.
 */
export function startsAndEndsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.length > MAX_NAME_WORDS) return [];
  const parts: string[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from + 1; to <= words.length; to += 1) {
      const isInside = from > 0 && to < words.length;
      const isWhole = to - from === words.length;
      if (isWhole || (isInside && words.length > MAX_WORDS_WITH_INNER_PARTS)) continue;
      if (mayBeName(words.slice(from, to))) parts.push(words.slice(from, to).join(' '));
    }
  }
  const isClub = inWordList('clubLastWord', words.at(-1) ?? '') || /[^s]s$/.test(words.at(-1) ?? '');
  return parts.filter((part) => !(knownBits(part) & (isClub ? KNOWN_ORG : KNOWN_ORG | KNOWN_PLACE)));
}

/**
 * The distinctive parts of an organization's name, by which a story may call it later: `Velmoor` for `Velmoor Holdings
 * Plc`. None for public bodies, which are named after their town: `Marwell Police`.
 */
export function distinctivePartsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.some((word) => inWordList('publicBody', word))) return [];
  const parts = [...withoutKind(words), ...startsAndEndsOf(name)];
  return [...new Set(parts)].filter(
    (part) => isDistinctive(part.split(' ')) && !isListed(part) && !namesOnlyKind(part),
  );
}

/** Whether a word only names a kind: `TV` in `Transatlantic TV`. */
function namesOnlyKind(word: string): boolean {
  return word.length < MIN_NAME_LETTERS || hasFlag(word, ORG_END | TITLE);
}

const MIN_NAME_LETTERS = 3;

/** Whether a name is in the lists of places or organizations. */
export function isListed(name: string): boolean {
  return knownBits(name) !== 0;
}

/** What the lists of places and organizations say of a name: KNOWN_… bits. */
function knownBits(name: string): number {
  return lexicon().phrases.get(hashPhrase(name).hash);
}

/**
 * The parts of a place's name by which a story may call it later: `Epecuén` for `Lake Epecuén`, `Rolva` for `Rolva
 * valley`. No part that is a listed name itself, because `Kansas` is not `Kansas City`.
 */
export function placePartsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.length > MAX_NAME_WORDS || inWordList('facility', words.at(-1) ?? '')) return [];
  let first = 0;
  let end = words.length;
  while (first < end && hasFlag(words[first] ?? '', PLACE_START)) first += 1;
  while (end > first && hasFlag(words[end - 1] ?? '', PLACE_END)) end -= 1;
  while (end < words.length && end > first + 1 && PLACE_QUALIFIERS.has(words[end - 1] ?? '')) end -= 1;
  const parts = [words.slice(first), words.slice(0, end), words.slice(first, end), words.slice(0, 1), words.slice(-1)];
  return parts
    .filter((part) => part.length > 0 && part.length < words.length && isDistinctive(part))
    .map((part) => part.join(' '))
    .filter((part, index, all) => all.indexOf(part) === index && !isListed(part));
}

/**
 * The shorter names of a building, with the same last word: `Bingu Centre` for `Bingu International Convention Centre`.
 */
export function facilityPartsOf(name: string): string[] {
  const words = name.split(' ');
  const kind = words.at(-1) ?? '';
  if (words.length < 3 || words.length > MAX_NAME_WORDS || !(inWordList('facility', kind) || isCentre(kind))) return [];
  const parts = words.slice(1, -1).map((_, index) => words.slice(index + 1).join(' '));
  return [`${words[0]} ${kind}`, ...parts].filter((part) => part.includes(' ') && !isListed(part));
}

/** Words that qualify a kind of place: `National Forest`, `State Park`. */
const PLACE_QUALIFIERS = new Set([
  'National',
  'State',
  'Nature',
  'Regional',
  'Provincial',
  'Marine',
  'International',
  'County',
]);

/**
 * A person's given name, last name, and nickname in quotation marks: `Jo`, `Marwell` and `Kit` for `Jo “Kit” Marwell`.
 */
export function personPartsOf(name: string): string[] {
  const words = name.split(' ');
  const ends = new Set([words[0] ?? '', words.at(-1) ?? '']);
  const nickname = /["“‘'](\p{Lu}\p{L}+)["”’']/u.exec(name)?.[1];
  const parts = [...ends].filter((word) => isDistinctive([word]) && /^\p{Lu}\p{Ll}{2}/u.test(word));
  return nickname === undefined ? parts : [...parts, nickname];
}

/**
 * Whether words may be a name: they neither begin nor end with a linking word, nor end with a people (`Native
 * American`).
 */
function mayBeName(words: readonly string[]): boolean {
  const first = words[0] ?? '';
  if (hasFlag(first, LINKING) || hasFlag(words.at(-1) ?? '', LINKING)) return false;
  return !hasFlag(words.at(-1) ?? '', DEMONYM);
}

/** Whether words are a name by themselves, and not just a common word, place or people. */
function isDistinctive(words: readonly string[]): boolean {
  const first = words[0] ?? '';
  return mayBeName(words) && (words.length > 1 || !(isPlaceOrPeople(first) || isCommonWord(first)));
}

/**
 * The nouns in an organization's name that tell its kind: first, last or before `of`, `Academy` in `Academy of
 * Sciences`.
 */
export function kindNounsOf(name: string): string[] {
  const words = name.split(' ');
  const kinds = words.length < 2 ? [] : [words[0] ?? '', words[words.indexOf('of') - 1] ?? '', words.at(-1) ?? ''];
  return kinds.filter(
    (word) =>
      !isListed(word) &&
      !hasFlag(word, TITLE) &&
      mayBeName([word]) &&
      (word === words.at(-1) || hasFlag(word, ORG_END) || hasFlag(word, ORG_START)),
  );
}

/** The words in front of those that tell the kind: `Tsinghua` of `Tsinghua University`. */
function withoutKind(words: readonly string[]): string[] {
  let end = words.length;
  while (end > 0 && hasFlag(words[end - 1] ?? '', ORG_END)) end -= 1;
  const kept = words.slice(0, end);
  if (end === words.length || kept.length === 0 || hasFlag(kept.at(-1) ?? '', LINKING)) return [];
  return kept.length === 1 && isPlaceOrPeople(kept[0] ?? '') ? [] : [kept.join(' ')];
}

/** The words before `of`, and a single distinctive word behind it. */
function aroundOf(words: readonly string[]): string[] {
  const at = words.indexOf('of');
  if (at <= 0 || at === words.length - 1) return [];
  const parts = [words.slice(0, at).join(' ')];
  const behind = words.slice(at + 1);
  if (
    behind.length === 1 &&
    hasFlag(words[0] ?? '', ORG_END) &&
    !isPlaceOrPeople(behind[0] ?? '') &&
    !isCommonWord(behind[0] ?? '')
  )
    parts.push(behind[0] ?? '');
  return parts;
}

/** The places in an organization's name, by which it may be called: `Tartu` for `University of Tartu`. */
export function townsIn(name: string): string[] {
  const words = name.split(' ');
  if (words.length < 2 || words.length > MAX_NAME_WORDS) return [];
  return words.filter((word) => (knownBits(word) & KNOWN_PLACE) !== 0 && !(knownBits(word) & KNOWN_ORG));
}

/** Whether a word is a place or a people. */
export function isPlaceOrPeople(word: string): boolean {
  return hasFlag(word, DEMONYM) || (lexicon().phrases.get(hashOf(word, 0, word.length)) & KNOWN_PLACE) !== 0;
}

function isCommonWord(word: string): boolean {
  return hasFlag(word.toLowerCase(), COMMON);
}

function hasFlag(word: string, bits: number): boolean {
  return (lexicon().words.get(hashOf(word, 0, word.length)) & bits) !== 0;
}
