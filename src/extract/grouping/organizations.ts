import {
  COMMON,
  DEMONYM,
  KNOWN_PLACE,
  LINKING,
  lexicon,
  ORG_END,
  ORG_START,
  withoutAccents,
} from '../lists/lexicon.ts';
import { hashOf } from '../text/hashing.ts';
import type { Group, Naming } from './grouping.ts';
import { LEAST_LETTERS, soundOf } from './spelling.ts';

/**
 * Forms of one organisation share a key: without article, stops, company endings and web endings, in small letters, and
 * `Ministry of Health` as `Health Ministry`.
 */
export function organizationKey(name: string): string {
  const key = name.toLowerCase().replace(/’/g, "'").replace(/^the /, '').replace(WEB_ENDING, '').replace(/[.,]/g, '');
  const bare = key.replace(/ (?:inc|corp|corporation|ltd|limited|llc|plc|co|company|ag|sa|nv|group)$/, '');
  return `organization ${bare === '' ? key : bare}`;
}

const WEB_ENDING = /(?<=\w)\.(?:com|org|net|info|co\.\w\w|[a-z]{2})$/;

/**
 * `PIJ` joins `Palestinian Islamic Jihad`, bound in brackets or by its letters alone, and `Tsinghua` joins `Tsinghua
 * University`. Where two long names would do, the short one stays by itself.
 */
export function bindShortForms(groups: readonly Group[], owners: Map<Naming, Group>): void {
  const byLetters = new Map<string, Group | null>();
  const byPart = new Map<string, Group | null>();
  joinSpellings(groups, owners);
  for (const group of groups) {
    for (const name of new Set(group.namings.map((naming) => naming.plain))) {
      for (const letters of initialsOf(name)) note(byLetters, letters, group);
      for (const part of partsOf(name)) note(byPart, part, group);
    }
  }
  const shortestFirst = [...groups].sort((one, other) => longest(one) - longest(other));
  for (const group of shortestFirst) {
    for (const form of new Set(group.namings.map(({ plain }) => plain.replace(/^[Tt]he /, '')))) {
      const owner = (isShortForm(form) ? byLetters.get(lettersOf(form)) : undefined) ?? byPart.get(form);
      if (owner != null && longest(owner) > longest(group)) joinGroups(group, owner, owners);
    }
  }
}

/** `Al-Qaeda` and `al-Qa’ida` are one body in two spellings. */
function joinSpellings(groups: readonly Group[], owners: Map<Naming, Group>): void {
  const bySound = new Map<string, Group>();
  for (const group of groups) {
    const name = withoutAccents(group.namings[0]?.plain ?? '').replace(/^[Tt]he /, '');
    const sound = name.toLowerCase().split(' ').map(soundOf).join(' ');
    if (name.length < LEAST_LETTERS || name === name.toUpperCase()) continue;
    const owner = bySound.get(sound);
    if (owner === undefined) bySound.set(sound, group);
    else joinGroups(group, owner, owners);
  }
}

/** Puts a group's namings to its owner's, in reading order. */
export function joinGroups(group: Group, owner: Group, owners: Map<Naming, Group>): void {
  owner.namings.push(...group.namings);
  owner.namings.sort((one, other) => one.passage - other.passage || one.start - other.start);
  owner.organization ??= group.organization;
  for (const naming of group.namings) owners.set(naming, owner);
  group.namings = [];
}

function longest(group: Group): number {
  let most = 0;
  for (const { plain } of group.namings) most = Math.max(most, plain.length);
  return most;
}

function note(owners: Map<string, Group | null>, key: string, group: Group): void {
  const present = owners.get(key);
  owners.set(key, present === undefined || present === group ? group : null);
}

/** `SAHPRA`, `U.N.`, `UNCTAD`: mostly capitals. */
function isShortForm(name: string): boolean {
  return /^[A-Z][A-Za-z.&-]{1,9}$/.test(name) && name.slice(1) !== name.slice(1).toLowerCase();
}

function lettersOf(name: string): string {
  return name.replace(/[^A-Za-z]/g, '').toUpperCase();
}

/** The first letters of a name's words, small words counted and not; the capitals of one word, `HW` of `HealthWatch`. */
export function initialsOf(name: string): string[] {
  if (!name.includes(' ')) {
    return /^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/.test(name) ? [name.replace(/[^A-Z]/g, '')] : [];
  }
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const all = words.map((word) => word.charAt(0).toUpperCase()).join('');
  const capitals = words.map((word) => word.charAt(0)).filter((letter) => letter !== letter.toLowerCase());
  const forms = [all, capitals.join('')];
  if (isOwner(words[0] ?? ''))
    forms.push(...forms.map((letters) => letters.slice(1)).filter(({ length }) => length > 2));
  return [...new Set(forms)].filter((letters) => letters.length > 1);
}

/**
 * The parts of a name that stand for it: `Tsinghua` of `Tsinghua University`, `Ford Bank` of `Ford Bank of Toronto`,
 * `Wanderers` of `Bolton Wanderers`, what a church or party is of, and the capitalised kind by itself (`the Commission`).
 */
function partsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  const parts = [...withoutKind(words), ...aroundOf(words)];
  const first = words[0] ?? '';
  const isClub = words.length === 2 && has(first, ORG_START) && !isWord(words[1] ?? '');
  if (isOwner(first) || isClub) parts.push(words.slice(1).join(' '));
  const last = words.at(-1) ?? '';
  if (has(last, ORG_END) && last.length > 3) parts.push(last);
  return parts.filter((part) => part !== '' && part !== name);
}

const MOST_WORDS = 8;

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

/** A place or people that a body's name begins with. */
function isOwner(word: string): boolean {
  return has(word, DEMONYM) || (lexicon().phrases.get(hashOf(word, 0, word.length)) & KNOWN_PLACE) !== 0;
}

function isWord(word: string): boolean {
  const lower = word.toLowerCase();
  return has(lower, COMMON);
}

function has(word: string, bits: number): boolean {
  return (lexicon().words.get(hashOf(word, 0, word.length)) & bits) !== 0;
}
