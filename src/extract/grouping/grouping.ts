import type { KnownPlace, Passage } from '../extraction.ts';
import { type KnownOrganization, lexicon } from '../lexicon/lexicon.ts';
import { isBlend } from '../names/forms/acronyms.ts';
import { initialsOf } from '../names/forms/letters.ts';
import { facilityPartsOf, placePartsOf } from '../names/forms/parts.ts';
import { type Group, inReadingOrder, type Naming } from './group.ts';
import { bindShortForms, joinGroups, organizationKey } from './organizations.ts';
import { groupPeople } from './personGroups.ts';
import { findPlace, type PlaceContext } from './places.ts';

/** Puts together what names the same; groups stand in the order of their first naming. */
export function groupNamings(
  namings: readonly Naming[],
  context: PlaceContext,
  passages: readonly Passage[],
): Map<Naming, Group> {
  const groups = new Map<Naming, Group>();
  groupPeople(
    namings.filter((naming) => naming.kind === 'PERSON'),
    groups,
  );
  const byKey = new Map<string, Group>();
  namings.forEach((naming, index) => {
    if (naming.kind === 'PERSON') return;
    const place = naming.kind === 'PLACE' ? findPlace(naming.plain, context, behind(naming, namings[index + 1])) : null;
    const organization = naming.kind === 'ORGANIZATION' ? findOrganization(naming.plain) : null;
    const key = keyOf(naming, place, organization);
    let group = byKey.get(key);
    if (group === undefined) {
      group = { kind: naming.kind, namings: [], place, organization };
      byKey.set(key, group);
    }
    group.namings.push(naming);
    groups.set(naming, group);
  });
  bindBracketed(namings, passages, groups);
  bindPlaces(
    [...byKey.values()].filter((group) => group.kind === 'PLACE'),
    groups,
  );
  bindShortForms(
    [...byKey.values()].filter((group) => group.kind === 'ORGANIZATION'),
    groups,
  );
  for (const { namings: joined } of byKey.values()) joined.sort(inReadingOrder);
  return groups;
}

/**
 * `Great Temple (Old Shrine)`: a name in brackets right behind one of its kind is the same, where no list knows either or
 * the one is made of the other's letters; so is one that the text calls the same, `, known as the Shrine`.
 */
function bindBracketed(namings: readonly Naming[], passages: readonly Passage[], groups: Map<Naming, Group>): void {
  namings.forEach((naming, index) => {
    const next = namings[index + 1];
    if (next === undefined || next.passage !== naming.passage || next.kind !== naming.kind) return;
    const { text } = passages[naming.passage] as Passage;
    const between = text.slice(naming.end, next.start);
    const isBracketed = between === ' (' && text[next.end] === ')';
    const isTold =
      TOLD.test(between) && (/\(|known|alias|aka|born|n[ée]e/.test(between) || /^\p{Lu}{2,}$/u.test(next.plain));
    if (!(isBracketed || isTold)) return;
    const owner = groups.get(naming);
    const group = groups.get(next);
    if (owner === undefined || group === undefined || owner === group) return;
    if (isTold && /born|n[ée]e/.test(between)) next.isByname = true;
    if (isTold && group.place === null) joinBySize(group, owner, groups);
    if (isTold || naming.kind === 'PERSON') return;
    const isShort =
      naming.kind === 'ORGANIZATION' &&
      (isBlend(next.plain, naming.plain) || (/^\p{Lu}{2,6}$/u.test(next.plain) && naming.plain.includes(' ')));
    if (!isShort && (isListed(owner) || isListed(group))) return;
    joinBySize(group, owner, groups);
  });
}

/** Joins the smaller to the larger, so that no chain of names costs the square of its length. */
function joinBySize(one: Group, other: Group, groups: Map<Naming, Group>): void {
  const [small, large] = one.namings.length <= other.namings.length ? [one, other] : [other, one];
  large.place ??= small.place;
  joinGroups(small, large, groups);
}

/** What stands between a name and another of the same: ` was born `, `, or `, `, known as the `, `, known by its French initials `. */
const TOLD =
  /^(?: (?:was )?born |,? (?:born|n[ée]e) | \((?:born|n[ée]e|or|aka|alias|also known as|better known as|nicknamed) |, (?:or |the |or the |alias |aka |(?:\w+ )?known (?:as|by (?:its|their) [\w ]{0,40}(?:initials|acronym|abbreviation|letters)) (?:the )?["“‘']?))$/u;

function isListed(group: Group): boolean {
  return group.place !== null || group.organization !== null;
}

/** `Rolva` joins `Rolva valley` and `HCMC` `Ho Chi Minh City`, where no list knows the short form and one place has it. */
function bindPlaces(places: readonly Group[], groups: Map<Naming, Group>): void {
  const byPart = new Map<string, Group | null>();
  for (const group of places) {
    const name = group.namings[0]?.plain ?? '';
    for (const part of [...placePartsOf(name), ...facilityPartsOf(name), ...initialsOf(name)]) {
      const present = byPart.get(part);
      byPart.set(part, present === undefined || present === group ? group : null);
    }
  }
  for (const group of places) {
    if (group.place !== null) continue;
    const owner = byPart.get(group.namings[0]?.plain ?? '');
    if (owner != null && owner !== group && owner.namings.length > 0) joinGroups(group, owner, groups);
  }
}

/** The place printed behind a comma: `Illinois` of `Springfield, Illinois`. */
function behind(naming: Naming, next: Naming | undefined): string | null {
  const isBehind = next?.kind === 'PLACE' && next.passage === naming.passage && next.start === naming.end + 2;
  return isBehind ? next.plain : null;
}

function keyOf(naming: Naming, place: KnownPlace | null, organization: KnownOrganization | null): string {
  if (place !== null) return place.key;
  return naming.kind === 'PLACE'
    ? `place ${placeKey(naming.plain)}`
    : organizationKey(organization?.name ?? naming.plain);
}

function placeKey(name: string): string {
  return name.toLowerCase().replace(/^the /, '');
}

function findOrganization(name: string): KnownOrganization | null {
  const { organizations } = lexicon();
  const plain = name.replace(/’/g, "'");
  const bare = plain.replace(/^[Tt]he /, '').replace(/^(?:US|U\.S\.|United States|UK|U\.K\.|British) /, '');
  return organizations.get(plain) ?? organizations.get(bare) ?? null;
}
