import type { Group, Naming } from './grouping.ts';
import { hashOf } from './hashing.ts';
import { lexicon, ORG_END } from './lexicon.ts';

/** Forms of one organisation share a key: without article, stops and company endings, in small letters. */
export function organizationKey(name: string): string {
  const key = name.toLowerCase().replace(/’/g, "'").replace(/^the /, '').replace(/[.,]/g, '');
  const bare = key.replace(/ (?:inc|corp|corporation|ltd|limited|llc|plc|co|company|ag|sa|nv|group)$/, '');
  return `organization ${bare === '' ? key : bare}`;
}

/**
 * `PIJ` joins `Palestinian Islamic Jihad`, bound in brackets or by its letters alone, and `Tsinghua` joins `Tsinghua
 * University`. Where two long names would do, the short one stays by itself.
 */
export function bindShortForms(groups: Group[], owners: Map<Naming, Group>): void {
  const byLetters = new Map<string, Group | null>();
  const byFirstWord = new Map<string, Group | null>();
  for (const group of groups) {
    for (const name of new Set(group.namings.map((naming) => naming.plain))) {
      if (!name.includes(' ')) continue;
      for (const letters of initialsOf(name)) note(byLetters, letters, group);
      const bare = withoutKind(name);
      if (bare !== null) note(byFirstWord, bare, group);
    }
  }
  for (const group of groups) {
    const short = group.namings[0]?.plain ?? '';
    const owner = isShortForm(short) ? byLetters.get(lettersOf(short)) : byFirstWord.get(short);
    if (owner == null || owner === group) continue;
    owner.namings.push(...group.namings);
    owner.organization ??= group.organization;
    for (const naming of group.namings) owners.set(naming, owner);
  }
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

/** The first letters of a name's words, small words counted and not. */
export function initialsOf(name: string): string[] {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const all = words.map((word) => word.charAt(0).toUpperCase()).join('');
  const capitals = words.map((word) => word.charAt(0)).filter((letter) => letter !== letter.toLowerCase());
  return [...new Set([all, capitals.join('')])].filter((letters) => letters.length > 1);
}

/** `Tsinghua` of `Tsinghua University`; null for a name that is not one word before what kind of body it is. */
function withoutKind(name: string): string | null {
  const [first = '', ...rest] = name.split(' ');
  const { words } = lexicon();
  const isKind = rest.length > 0 && rest.every((word) => (words.get(hashOf(word, 0, word.length)) & ORG_END) !== 0);
  return isKind && (words.get(hashOf(first, 0, first.length)) & ORG_END) === 0 ? first : null;
}
