import type { EntityKind, KnownPlace } from './extraction.ts';
import { type KnownOrganization, lexicon } from './lexicon.ts';
import { bindShortForms, organizationKey } from './organizations.ts';
import { groupPeople } from './person-groups.ts';
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
}

/** Puts together what names the same; groups stand in the order of their first naming. */
export function groupNamings(namings: readonly Naming[], context: PlaceContext): Map<Naming, Group> {
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
  bindShortForms(
    [...byKey.values()].filter((group) => group.kind === 'ORGANIZATION'),
    groups,
  );
  return groups;
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
  return organizations.get(name.replace(/’/g, "'")) ?? organizations.get(name.replace(/^[Tt]he /, '')) ?? null;
}
