import { clubsCalled } from '../lexicon/clubs.ts';
import { plainSpelling } from '../lexicon/lexicon.ts';
import { abbreviates, initialsOf, isSpelledAsWord, lettersOf } from '../names/forms/letters.ts';
import { organizationPartsOf, startsAndEndsOf, townsIn } from '../names/forms/parts.ts';
import type { Group, NameMention } from './group.ts';
import { MIN_LETTERS, soundOf } from './spelling.ts';

/**
 * Forms of one organisation share a key: without article, stops, company endings and web endings, in small letters, and
 * `Ministry of Health` as `Health Ministry`.
 */
export function organizationKey(name: string): string {
  const key = name
    .toLowerCase()
    .replace(/’/g, "'")
    .replaceAll(' & ', ' and ')
    .replace(/^the /, '')
    .replace(WEB_ENDING, '')
    .replace(/[.,]/g, '');
  const office = /^(ministry|department) (?:of|for) (?:the )?(.+)$/.exec(key);
  if (office !== null) return `organization ${office[2]} ${office[1]}`;
  const bare = withoutPlurals(key).replace(
    / (?:inc|corp|corporation|ltd|limited|llc|plc|co|company|ag|sa|nv|group)$/,
    '',
  );
  return `organization ${bare === '' ? key : bare}`;
}

/** `Velmor Farmer's Union` and `Velmor Farmers Union` are one: owners and plurals before the last word count as the word. */
function withoutPlurals(name: string): string {
  return name.replace(/(?<=\p{L}{3})(?:s['’]?|['’]s)(?= )/gu, '');
}

const WEB_ENDING = /(?<=\w)\.(?:com|org|net|info|co\.\w\w|[a-z]{2})$/;

/**
 * `PIJ` joins `Palestinian Islamic Jihad`, bound in brackets or by its letters alone, and `Tsinghua` joins `Tsinghua
 * University`. Where two long names would do, the short one stays by itself.
 */
export function joinShortForms(groups: readonly Group[], owners: Map<NameMention, Group>): void {
  const byLetters = new Map<string, Group | null>();
  const byPart = new Map<string, Group | null>();
  const byEnd = new Map<string, Group | null>();
  const byTown = new Map<string, Group | null>();
  joinSpellings(groups, owners);
  joinNicknames(groups, owners);
  const sizes = new Map(groups.map((group) => [group, longestForm(group)]));
  const sizeOf = (group: Group): number => sizes.get(group) ?? 0;
  const longestFirst = groups
    .filter(({ mentions }) => mentions.length > 0)
    .sort((one, other) => sizeOf(other) - sizeOf(one));
  for (const group of longestFirst) {
    const forms = new Set(group.mentions.map(({ plain }) => plain.replace(/^[Tt]he /, '').replaceAll(' & ', ' and ')));
    const found =
      ownerIn(byPart, forms) ??
      fullOf(forms, byLetters, longestFirst) ??
      introducedBy(group, ownerIn(byEnd, forms)) ??
      ownerIn(byTown, forms);
    const owner = found !== null && sizeOf(found) > sizeOf(group) ? found : null;
    if (owner !== null) joinGroups(group, owner, owners);
    for (const name of forms) {
      for (const letters of initialsOf(name)) addKey(byLetters, letters, owner ?? group);
      for (const part of organizationPartsOf(name)) addKey(byPart, withoutPlurals(part), owner ?? group);
      for (const part of startsAndEndsOf(name)) addKey(byEnd, withoutPlurals(part), owner ?? group);
      for (const town of townsIn(name)) addKey(byTown, town, owner ?? group);
    }
  }
}

/** The body of which one of a group's forms is a part. */
function ownerIn(byPart: ReadonlyMap<string, Group | null>, forms: Iterable<string>): Group | null {
  for (const form of forms) {
    const owner = byPart.get(withoutPlurals(form));
    if (owner != null) return owner;
  }
  return null;
}

/**
 * A longer name that only holds the shorter one is the same body where it came first, the headline apart, or is printed
 * about as often: `MTV Smut Peddlers`, named once, is not `MTV`.
 */
function introducedBy(group: Group, owner: Group | null): Group | null {
  const first = group.mentions[0];
  if (owner === null || first === undefined) return null;
  const full = owner.mentions.slice(0, MAX_MENTIONS_COMPARED).find(({ passage }) => passage > 0);
  const isLater =
    full !== undefined &&
    (full.passage < first.passage || (full.passage === first.passage && full.start < first.start));
  return isLater || first.passage === 0 || owner.mentions.length * 3 >= group.mentions.length ? owner : null;
}

/** Of a body’s mentions so many are looked at. */
const MAX_MENTIONS_COMPARED = 8;

/** The body whose letters one of a group's forms has. */
function fullOf(
  forms: Iterable<string>,
  byLetters: ReadonlyMap<string, Group | null>,
  groups: readonly Group[],
): Group | null {
  for (const form of forms) {
    const owner = isShortForm(form) || isSpelledAsWord(form) ? ownerOf(form, byLetters, groups) : null;
    if (owner !== null) return owner;
  }
  return null;
}

/** The one body whose first letters a short form has, else the one that is made of it. */
function ownerOf(form: string, byLetters: ReadonlyMap<string, Group | null>, groups: readonly Group[]): Group | null {
  const letters = lettersOf(form);
  const owner = byLetters.get(letters);
  if (isSpelledAsWord(form)) return owner ?? null;
  if (owner !== undefined || letters.length < 3 || groups.length > MAX_BODIES) return owner ?? null;
  const owners = groups.filter(({ mentions }) =>
    mentions.slice(0, MAX_MENTIONS_COMPARED).some(({ plain }) => abbreviates(form, plain)),
  );
  return owners.length === 1 ? (owners[0] ?? null) : null;
}

/** A story of more bodies than this is not searched for what a short form is made of. */
const MAX_BODIES = 400;

/** `Al-Qaeda` and `al-Qa’ida` are one body in two spellings. */
function joinSpellings(groups: readonly Group[], owners: Map<NameMention, Group>): void {
  const bySound = new Map<string, Group>();
  for (const group of groups) {
    const name = plainSpelling(group.mentions[0]?.plain ?? '').replace(/^[Tt]he /, '');
    const sound = name.toLowerCase().split(' ').map(soundOf).join(' ');
    if (name.length < MIN_LETTERS || name === name.toUpperCase()) continue;
    const owner = bySound.get(sound);
    if (owner === undefined) bySound.set(sound, group);
    else joinGroups(group, owner, owners);
  }
}

/** `Blues` joins `Chelsea`, where the story names no other club that is called so. */
function joinNicknames(groups: readonly Group[], owners: Map<NameMention, Group>): void {
  const byForm = new Map<string, Group>();
  for (const group of groups) for (const { plain } of group.mentions) byForm.set(plain.replace(/ FC$/, ''), group);
  for (const group of groups) {
    const clubs = new Set(clubsCalled(group.mentions[0]?.plain ?? '').map((club) => byForm.get(club)));
    clubs.delete(undefined);
    const [club] = clubs;
    if (club === undefined || clubs.size > 1 || club === group) continue;
    for (const mention of group.mentions) mention.isSecondaryName = true;
    joinGroups(group, club, owners);
  }
}

/** Puts a group's mentions to its owner's, behind them: who joins groups puts them in reading order at the end. */
export function joinGroups(group: Group, owner: Group, owners: Map<NameMention, Group>): void {
  owner.organization ??= group.organization;
  for (const mention of group.mentions) {
    owner.mentions.push(mention);
    owners.set(mention, owner);
  }
  group.mentions = [];
}

/** Letters of a group's longestForm form. */
function longestForm(group: Group): number {
  let most = 0;
  for (const { plain } of group.mentions) most = Math.max(most, plain.length);
  return most;
}

function addKey(owners: Map<string, Group | null>, key: string, group: Group): void {
  const present = owners.get(key);
  owners.set(key, present === undefined || present === group ? group : null);
}

/** `SAHPRA`, `U.N.`, `UNCTAD`: mostly capitals. */
function isShortForm(name: string): boolean {
  return /^[A-Z][A-Za-z.&-]{1,9}$/.test(name) && name.slice(1) !== name.slice(1).toLowerCase();
}
