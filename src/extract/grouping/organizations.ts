import { clubsCalled } from '../lexicon/clubs.ts';
import { plainSpelling } from '../lexicon/lexicon.ts';
import { abbreviates, initialsOf, isSpelledAsWord, lettersOf } from '../names/forms/letters.ts';
import { organizationPartsOf, startsAndEndsOf, townsIn } from '../names/forms/parts.ts';
import type { Group, NameMention } from './group.ts';
import { MIN_SOUND_LETTERS, soundKeyOf } from './spelling.ts';

/**
 * The key that forms of one organization share: lowercase, without article, full stops, company and web endings, and
 * with `Ministry of Health` turned into `Health Ministry`.
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

/** Removes plurals and possessives before the last word: `Velmor Farmer's Union` and `Velmor Farmers Union` are one. */
function withoutPlurals(name: string): string {
  return name.replace(/(?<=\p{L}{3})(?:s['’]?|['’]s)(?= )/gu, '');
}

const WEB_ENDING = /(?<=\w)\.(?:com|org|net|info|co\.\w\w|[a-z]{2})$/;

/**
 * Joins the groups of short forms to those of their long names: `PIJ` to `Palestinian Islamic Jihad`, `Tsinghua` to
 * `Tsinghua University`. A short form that two long names could explain stays by itself.
 */
export function joinShortForms(groups: readonly Group[], owners: Map<NameMention, Group>): void {
  const byLetters = new Map<string, Group | null>();
  const byPart = new Map<string, Group | null>();
  const byEnd = new Map<string, Group | null>();
  const byTown = new Map<string, Group | null>();
  joinSpellings(groups, owners);
  joinNicknames(groups, owners);
  const sizes = new Map(groups.map((group) => [group, longestFormLength(group)]));
  const sizeOf = (group: Group): number => sizes.get(group) ?? 0;
  const longestFirst = groups
    .filter(({ mentions }) => mentions.length > 0)
    .sort((one, other) => sizeOf(other) - sizeOf(one));
  for (const group of longestFirst) {
    const forms = new Set(group.mentions.map(({ plain }) => plain.replace(/^[Tt]he /, '').replaceAll(' & ', ' and ')));
    const found =
      ownerIn(byPart, forms) ??
      longNameOf(forms, byLetters, longestFirst) ??
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

/** The group with a name that one of the forms is a part of; or null. */
function ownerIn(byPart: ReadonlyMap<string, Group | null>, forms: Iterable<string>): Group | null {
  for (const form of forms) {
    const owner = byPart.get(withoutPlurals(form));
    if (owner != null) return owner;
  }
  return null;
}

/**
 * Confirms a longer name that merely contains the shorter one: it must come first (outside the headline), or be printed
 * about as often. `MTV Smut Peddlers`, named once, is not `MTV`.
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

/** How many mentions of an organization are compared. */
const MAX_MENTIONS_COMPARED = 8;

/** The group that one of the forms is an acronym of; or null. */
function longNameOf(
  forms: Iterable<string>,
  byLetters: ReadonlyMap<string, Group | null>,
  groups: readonly Group[],
): Group | null {
  for (const form of forms) {
    const owner = isShortForm(form) || isSpelledAsWord(form) ? ownerOfAcronym(form, byLetters, groups) : null;
    if (owner !== null) return owner;
  }
  return null;
}

/** The one organization with the initials of a short form, else the one that it abbreviates in another way; or null. */
function ownerOfAcronym(
  form: string,
  byLetters: ReadonlyMap<string, Group | null>,
  groups: readonly Group[],
): Group | null {
  const letters = lettersOf(form);
  const owner = byLetters.get(letters);
  if (isSpelledAsWord(form)) return owner ?? null;
  if (owner !== undefined || letters.length < 3 || groups.length > MAX_ORGANIZATIONS) return owner ?? null;
  const owners = groups.filter(({ mentions }) =>
    mentions.slice(0, MAX_MENTIONS_COMPARED).some(({ plain }) => abbreviates(form, plain)),
  );
  return owners.length === 1 ? (owners[0] ?? null) : null;
}

/** Stories with more organizations are not searched for abbreviations other than initials. */
const MAX_ORGANIZATIONS = 400;

/** Joins two spellings of one organization: `Al-Qaeda` and `al-Qa’ida`. */
function joinSpellings(groups: readonly Group[], owners: Map<NameMention, Group>): void {
  const bySound = new Map<string, Group>();
  for (const group of groups) {
    const name = plainSpelling(group.mentions[0]?.plain ?? '').replace(/^[Tt]he /, '');
    const sound = name.toLowerCase().split(' ').map(soundKeyOf).join(' ');
    if (name.length < MIN_SOUND_LETTERS || name === name.toUpperCase()) continue;
    const owner = bySound.get(sound);
    if (owner === undefined) bySound.set(sound, group);
    else joinGroups(group, owner, owners);
  }
}

/** Joins a nickname to its club, `Blues` to `Chelsea`, if the story names no other club of that nickname. */
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

/** Moves a group's mentions behind its owner's. The caller sorts the mentions into reading order at the end. */
export function joinGroups(group: Group, owner: Group, owners: Map<NameMention, Group>): void {
  owner.organization ??= group.organization;
  for (const mention of group.mentions) {
    owner.mentions.push(mention);
    owners.set(mention, owner);
  }
  group.mentions = [];
}

/** The length of a group's longest form. */
function longestFormLength(group: Group): number {
  let most = 0;
  for (const { plain } of group.mentions) most = Math.max(most, plain.length);
  return most;
}

/** Records the owner of a key; null once two groups have it. */
function addKey(owners: Map<string, Group | null>, key: string, group: Group): void {
  const present = owners.get(key);
  owners.set(key, present === undefined || present === group ? group : null);
}

/** Whether a name is a short form with several capitals: `SAHPRA`, `U.N.`. */
function isShortForm(name: string): boolean {
  return /^[A-Z][A-Za-z.&-]{1,9}$/.test(name) && name.slice(1) !== name.slice(1).toLowerCase();
}
