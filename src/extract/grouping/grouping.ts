import type { KnownPlace, Passage } from '../extraction.ts';
import { type KnownOrganization, lexicon } from '../lexicon/lexicon.ts';
import { isBlend } from '../names/forms/acronyms.ts';
import { initialsOf } from '../names/forms/letters.ts';
import { facilityPartsOf, placePartsOf } from '../names/forms/parts.ts';
import { type Group, inReadingOrder, type NameMention } from './group.ts';
import { joinGroups, joinShortForms, organizationKey } from './organizations.ts';
import { groupPeople } from './personGroups.ts';
import { findPlace, type PlaceContext } from './places.ts';

/** Groups the mentions that mean the same person, place or organization. */
export function groupMentions(
  mentions: readonly NameMention[],
  context: PlaceContext,
  passages: readonly Passage[],
): Map<NameMention, Group> {
  const groups = new Map<NameMention, Group>();
  groupPeople(
    mentions.filter((mention) => mention.kind === 'PERSON'),
    groups,
  );
  const byKey = new Map<string, Group>();
  mentions.forEach((mention, index) => {
    if (mention.kind === 'PERSON') return;
    const place =
      mention.kind === 'PLACE'
        ? findPlace(mention.plain, context, placeBehindComma(mention, mentions[index + 1]))
        : null;
    const organization = mention.kind === 'ORGANIZATION' ? findOrganization(mention.plain) : null;
    const key = groupKey(mention, place, organization);
    let group = byKey.get(key);
    if (group === undefined) {
      group = { kind: mention.kind, mentions: [], place, organization };
      byKey.set(key, group);
    }
    group.mentions.push(mention);
    groups.set(mention, group);
  });
  joinAliases(mentions, passages, groups);
  joinPlaceParts(
    [...byKey.values()].filter((group) => group.kind === 'PLACE'),
    groups,
  );
  joinShortForms(
    [...byKey.values()].filter((group) => group.kind === 'ORGANIZATION'),
    groups,
  );
  for (const { mentions: joined } of byKey.values()) joined.sort(inReadingOrder);
  return groups;
}

/**
 * Joins the groups of two names that the text equates: `Great Temple (Old Shrine)`, or `, known as the Shrine`. A name
 * in brackets needs to abbreviate the other, or neither may be listed.
 */
function joinAliases(
  mentions: readonly NameMention[],
  passages: readonly Passage[],
  groups: Map<NameMention, Group>,
): void {
  mentions.forEach((mention, index) => {
    const next = mentions[index + 1];
    if (next === undefined || next.passage !== mention.passage || next.kind !== mention.kind) return;
    const text = passages[mention.passage]?.text ?? '';
    const between = text.slice(mention.end, next.start);
    const isBracketed = between === ' (' && text[next.end] === ')';
    const isStated =
      ALIAS_LINK.test(between) && (/\(|known|alias|aka|born|n[ée]e/.test(between) || /^\p{Lu}{2,}$/u.test(next.plain));
    if (!(isBracketed || isStated)) return;
    const owner = groups.get(mention);
    const group = groups.get(next);
    if (owner === undefined || group === undefined || owner === group) return;
    if (isStated && /born|n[ée]e/.test(between)) next.isSecondaryName = true;
    if (isStated && group.place === null) joinBySize(group, owner, groups);
    if (isStated || mention.kind === 'PERSON') return;
    const isShort =
      mention.kind === 'ORGANIZATION' &&
      (isBlend(next.plain, mention.plain) || (/^\p{Lu}{2,6}$/u.test(next.plain) && mention.plain.includes(' ')));
    if (!isShort && (isListed(owner) || isListed(group))) return;
    joinBySize(group, owner, groups);
  });
}

/** Joins the smaller group to the larger one, so that a long chain of names does not cost the square of its length. */
function joinBySize(one: Group, other: Group, groups: Map<NameMention, Group>): void {
  const [small, large] = one.mentions.length <= other.mentions.length ? [one, other] : [other, one];
  large.place ??= small.place;
  joinGroups(small, large, groups);
}

/**
 * The text between a name and another name of the same entity: ` was born `, `, or `, `, known as the `, `, known by
 * its French initials `.
 */
const ALIAS_LINK =
  /^(?: (?:was )?born |,? (?:born|n[ée]e) | \((?:born|n[ée]e|or|aka|alias|also known as|better known as|nicknamed) |, (?:or |the |or the |alias |aka |(?:\w+ )?known (?:as|by (?:its|their) [\w ]{0,40}(?:initials|acronym|abbreviation|letters)) (?:the )?["“‘']?))$/u;

function isListed(group: Group): boolean {
  return group.place !== null || group.organization !== null;
}

/**
 * Joins unlisted short forms to the one place that has them: `Rolva` to `Rolva valley`, `HCMC` to `Ho Chi Minh City`.
 */
function joinPlaceParts(places: readonly Group[], groups: Map<NameMention, Group>): void {
  const byPart = new Map<string, Group | null>();
  for (const group of places) {
    const name = group.mentions[0]?.plain ?? '';
    for (const part of [...placePartsOf(name), ...facilityPartsOf(name), ...initialsOf(name)]) {
      const present = byPart.get(part);
      byPart.set(part, present === undefined || present === group ? group : null);
    }
  }
  for (const group of places) {
    if (group.place !== null) continue;
    const owner = byPart.get(group.mentions[0]?.plain ?? '');
    if (owner != null && owner !== group && owner.mentions.length > 0) joinGroups(group, owner, groups);
  }
}

/** The place behind a comma, `Illinois` in `Springfield, Illinois`; or null. */
function placeBehindComma(mention: NameMention, next: NameMention | undefined): string | null {
  const isBehind = next?.kind === 'PLACE' && next.passage === mention.passage && next.start === mention.end + 2;
  return isBehind ? next.plain : null;
}

/** The key that all forms of one place or organization share. */
function groupKey(mention: NameMention, place: KnownPlace | null, organization: KnownOrganization | null): string {
  if (place !== null) return place.key;
  return mention.kind === 'PLACE'
    ? `place ${placeKey(mention.plain)}`
    : organizationKey(organization?.name ?? mention.plain);
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
