import { hashOf } from '../../text/hashing.ts';
import type { Passage } from '../extraction.ts';
import { FEMALE, GIVEN, lexicon, MALE } from '../lexicon/lexicon.ts';
import type { Group } from './group.ts';

/**
 * A person's gender: by title, else by a relation in front (`his wife, Ann Roe`), else by given name, else by the
 * pronouns behind the mentions. Null when none of them tells.
 */
export function genderOf(group: Group, passages: readonly Passage[]): 'female' | 'male' | null {
  for (const { title } of group.mentions) if (title?.gender != null) return title.gender;
  for (const { passage, start } of group.mentions) {
    const relation = RELATION_BEFORE.exec(
      passages[passage]?.text.slice(Math.max(0, start - LONGEST_RELATION), start) ?? '',
    );
    if (relation !== null) return relation[1] === undefined ? 'female' : 'male';
  }
  const fullest = group.mentions.reduce((best, mention) => (mention.plain.length > best.plain.length ? mention : best));
  if (fullest.plain.includes(' ') && !FAMILY_FIRST.test(fullest.plain)) {
    const given = genderOfGiven(fullest.plain.split(/[\s-]/)[0] ?? '');
    if (given !== null) return given;
  }
  return genderOfPronouns(group, passages);
}

const RELATION_BEFORE =
  /\b(?:(husband|father|brother|son|uncle|nephew|grandfather|boyfriend|widower)|wife|mother|sister|daughter|aunt|niece|grandmother|girlfriend|widow),? $/;
const LONGEST_RELATION = 14;

/** Names in which the family name comes first: `Park Ji-won`. */
const FAMILY_FIRST = /^\S+ \p{Lu}\p{Ll}+-\p{Ll}+$/u;

/** The gender of a given name in any case; null when it is not listed, or listed for both. */
export function genderOfGiven(name: string): 'female' | 'male' | null {
  const flags = gendersOf(name);
  if (flags === MALE) return 'male';
  return flags === FEMALE ? 'female' : null;
}

/** The genders that a given name in any case is listed for: MALE, FEMALE, both or none. */
export function gendersOf(name: string): number {
  const word = name.charAt(0).toUpperCase() + name.slice(1);
  return lexicon().words.get(hashOf(word, 0, word.length)) & GIVEN;
}

/** In characters behind a mention. */
const PRONOUN_WINDOW = 160;

/** The gender of most of the first pronouns behind the mentions; null for a tie. */
function genderOfPronouns(group: Group, passages: readonly Passage[]): 'female' | 'male' | null {
  let balance = 0;
  for (const mention of group.mentions) {
    const after = passages[mention.passage]?.text.slice(mention.end, mention.end + PRONOUN_WINDOW) ?? '';
    const found = /\b(?:(he|him|his|himself)|(she|her|hers|herself))\b/i.exec(after);
    if (found?.[1] !== undefined) balance += 1;
    else if (found?.[2] !== undefined) balance -= 1;
  }
  if (balance === 0) return null;
  return balance > 0 ? 'male' : 'female';
}
