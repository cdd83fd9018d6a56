import type { Group, Naming } from './grouping.ts';

/** Forms of one organisation share a key: without article, stops and company endings, in small letters. */
export function organizationKey(name: string): string {
  const key = name.toLowerCase().replace(/’/g, "'").replace(/^the /, '').replace(/[.,]/g, '');
  const bare = key.replace(/ (?:inc|corp|corporation|ltd|limited|llc|plc|co|company|ag|sa|nv|group)$/, '');
  return `organization ${bare === '' ? key : bare}`;
}

/** `PIJ` joins `Palestinian Islamic Jihad`, bound in brackets or by its letters alone. */
export function bindAcronyms(groups: Group[], owners: Map<Naming, Group>): void {
  const long = groups.filter((group) => (group.namings[0]?.plain ?? '').includes(' '));
  for (const group of groups) {
    const short = group.namings[0]?.plain ?? '';
    if (!/^[A-Z][A-Za-z.&-]{1,7}$/.test(short) || short.slice(1) === short.slice(1).toLowerCase()) continue;
    const owner = long.find((other) => other.namings.some((naming) => isAcronym(short, naming.plain)));
    if (owner === undefined || owner === group) continue;
    owner.namings.push(...group.namings);
    owner.organization ??= group.organization;
    for (const naming of group.namings) owners.set(naming, owner);
  }
}

/** Whether the letters are the first letters of the name's words, small words counted or not. */
export function isAcronym(short: string, long: string): boolean {
  const letters = short.replace(/[^A-Za-z]/g, '').toUpperCase();
  const words = long.split(/[\s-]+/).filter((word) => /^[\p{L}]/u.test(word));
  const all = words.map((word) => word.charAt(0).toUpperCase()).join('');
  const capitals = words
    .filter((word) => word.charAt(0) !== word.charAt(0).toLowerCase())
    .map((word) => word.charAt(0))
    .join('');
  return letters.length > 1 && (letters === all || letters === capitals);
}
