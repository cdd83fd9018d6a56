import type { EntityKind, KnownPlace } from './extraction.ts';
import { type KnownOrganization, lexicon } from './lexicon.ts';
import { bindAcronyms, organizationKey } from './organizations.ts';
import { nameWords, pointsAt, sameFullName } from './people.ts';
import { findPlace, type PlaceContext } from './places.ts';
import type { Title } from './titles.ts';

/** A name in the text, before it is known whose it is. */
export interface Naming {
  kind: EntityKind;
  passage: number;
  start: number;
  end: number;
  /** As printed. */
  text: string;
  /** The name in ordinary capitals, where the passage prints it in a headline's. */
  plain: string;
  title: Title | null;
}

/** The namings of one person, place or organisation. */
export interface Group {
  kind: EntityKind;
  namings: Naming[];
  place: KnownPlace | null;
  organization: KnownOrganization | null;
  words: string[];
}

/** Puts together what names the same; groups stand in the order of their first naming. */
export function groupNamings(namings: readonly Naming[], context: PlaceContext): Map<Naming, Group> {
  const groups = new Map<Naming, Group>();
  groupPeople(
    namings.filter((naming) => naming.kind === 'PERSON'),
    groups,
  );
  const byKey = new Map<string, Group>();
  for (const naming of namings) {
    if (naming.kind === 'PERSON') continue;
    const place = naming.kind === 'PLACE' ? findPlace(naming.plain, context) : null;
    const organization = naming.kind === 'ORGANIZATION' ? findOrganization(naming.plain) : null;
    const key =
      place?.key ??
      (naming.kind === 'PLACE'
        ? `place ${placeKey(naming.plain)}`
        : organizationKey(organization?.name ?? naming.plain));
    let group = byKey.get(key);
    if (group === undefined) {
      group = { kind: naming.kind, namings: [], place, organization, words: [] };
      byKey.set(key, group);
    }
    group.namings.push(naming);
    groups.set(naming, group);
  }
  bindAcronyms(
    [...byKey.values()].filter((group) => group.kind === 'ORGANIZATION'),
    groups,
  );
  return groups;
}

function placeKey(name: string): string {
  return name.toLowerCase().replace(/^the /, '');
}

function findOrganization(name: string): KnownOrganization | null {
  const { organizations } = lexicon();
  return organizations.get(name.replace(/’/g, "'")) ?? organizations.get(name.replace(/^[Tt]he /, '')) ?? null;
}

/** Full names first, then the last names and given names that point at them, each at the nearest one before it. */
function groupPeople(namings: readonly Naming[], groups: Map<Naming, Group>): void {
  const people: Group[] = [];
  const parts: [Naming, string[]][] = [];
  for (const naming of namings) {
    const words = nameWords(naming.plain);
    if (words.length < 2) {
      parts.push([naming, words]);
      continue;
    }
    const known = people.find((person) => sameFullName(person.words, words));
    if (known === undefined) people.push(join(naming, words, null, groups));
    else {
      join(naming, words, known, groups);
      if (words.length > known.words.length) known.words = words;
    }
  }
  mergePartials(people, groups);
  for (const [naming, words] of parts) {
    const owner = ownerOf(naming, words, people);
    if (owner !== null) join(naming, words, owner, groups);
    else people.push(join(naming, words, null, groups));
  }
}

function join(naming: Naming, words: string[], group: Group | null, groups: Map<Naming, Group>): Group {
  const target = group ?? { kind: 'PERSON', namings: [], place: null, organization: null, words };
  target.namings.push(naming);
  groups.set(naming, target);
  return target;
}

/** `Abu al-Roub` is no full name of its own when `Kamal Abu al-Roub` is there. */
function mergePartials(people: Group[], groups: Map<Naming, Group>): void {
  for (let at = people.length - 1; at >= 0; at -= 1) {
    const part = people[at] as Group;
    const owner = people.find((person) => person !== part && pointsAt(part.words, person.words) >= 2);
    if (owner === undefined) continue;
    owner.namings.push(...part.namings);
    for (const naming of part.namings) groups.set(naming, owner);
    people.splice(at, 1);
  }
}

/** Whose a part of a name is: by last name rather than by first; of several, one whose gender the title allows and who was named last. */
function ownerOf(naming: Naming, words: string[], people: readonly Group[]): Group | null {
  let best: Group | null = null;
  let bestScore = 0;
  for (const person of people) {
    const strength = person.words.length === 1 ? (person.words[0] === words[0] ? 3 : 0) : pointsAt(words, person.words);
    if (strength === 0) continue;
    const score = strength * 10 + nearness(naming, person) + (genderClash(naming, person) ? -15 : 0);
    if (score > bestScore) {
      best = person;
      bestScore = score;
    }
  }
  return best;
}

function genderClash(naming: Naming, person: Group): boolean {
  const gender = naming.title?.gender ?? null;
  return (
    gender !== null && person.namings.some((other) => other.title?.gender != null && other.title.gender !== gender)
  );
}

/** 0 … 9: named before rather than after, and as near as may be. */
function nearness(naming: Naming, person: Group): number {
  let best = 0;
  for (const other of person.namings) {
    const isBefore = other.passage < naming.passage || (other.passage === naming.passage && other.start < naming.start);
    const distance = Math.abs(other.passage - naming.passage);
    const score = isBefore ? 9 - Math.min(distance, 6) : 1;
    if (score > best) best = score;
  }
  return best;
}
