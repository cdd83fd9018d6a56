import { fullGivenNamesOf } from '../lexicon/nicknames.ts';
import { genderOfGiven } from './gender.ts';
import { type Group, inReadingOrder, type NameMention } from './group.ts';
import { isNicknameOf, nameWords, pointsAt, sameFullName } from './people.ts';
import { MIN_LETTERS, soundOf, spelledAlike } from './spelling.ts';

/** A person's group with what later parts of the name are compared by. */
interface Person {
  group: Group;
  words: string[];
  /** Where the full name stands, in reading order. */
  anchors: NameMention[];
  /** The latest mention by a part of the name. */
  recent: NameMention | null;
}

/** Of people who share a word of their names no more than this are compared. */
const MAX_NAMESAKES = 64;

/**
 * Groups the mentions of people: full names first, then the last names and given names that point at them. `Biden` is
 * the Biden named nearest before; a title settles it where it tells the gender (`Mrs. Biden`).
 */
export function groupPeople(mentions: readonly NameMention[], groups: Map<NameMention, Group>): void {
  const people = new Map<string, Person[]>();
  const parts: [NameMention, string[]][] = [];
  for (const mention of mentions) {
    const words = nameWords(mention.plain);
    if (words.length < 2) parts.push([mention, words]);
    else addFullName(mention, words, people, groups);
  }
  mergePartials(people, groups);
  for (const [mention, words] of parts) {
    const owner =
      ownerOf(mention, words, people) ??
      nicknamed(mention, words, people) ??
      misspelled(mention, words, people) ??
      newPerson(words, people);
    owner.group.mentions.push(mention);
    owner.recent = mention;
    groups.set(mention, owner.group);
  }
}

function addFullName(
  mention: NameMention,
  words: string[],
  people: Map<string, Person[]>,
  groups: Map<NameMention, Group>,
): void {
  const namesakes = [...(people.get(words.at(-1) ?? '') ?? []), ...(people.get(words[0] ?? '') ?? [])];
  const known =
    namesakes.find((person) => sameFullName(person.words, words) && suffixesAgree(person, mention)) ??
    people
      .get(soundKey(words.at(-1) ?? ''))
      ?.find((person) => spelledAlike(person.words, words) && suffixesAgree(person, mention));
  const person = known ?? newPerson(words, people);
  if (words.length > person.words.length) {
    person.words = words;
    indexPerson(person, people);
  }
  person.anchors.push(mention);
  person.group.mentions.push(mention);
  groups.set(mention, person.group);
}

/**
 * `George Maddox Sr.` and `George Maddox Jr.` are two; so are the one and `his son George Maddox Jr.`, and the president
 * George Maddox and a Jr. without an office.
 */
function suffixesAgree(person: Person, mention: NameMention): boolean {
  const suffix = SUFFIX.exec(mention.plain)?.[1];
  const own = person.anchors.find(({ plain }) => SUFFIX.test(plain));
  if (suffix === undefined) return own === undefined || !hasOffice(mention) || hasOffice(own);
  if (own === undefined) return !mention.isSon && (hasOffice(mention) || !person.anchors.some(hasOffice));
  return person.anchors.every(({ plain }) => (SUFFIX.exec(plain)?.[1] ?? suffix) === suffix);
}

function hasOffice({ title }: NameMention): boolean {
  return title !== null && !/^(?:Mr|Mrs|Ms|Dr|Rev|Prof)\b/.test(title.text);
}

/** `Trump` is rather Donald Trump than Donald Trump Jr., however near the son is named, and `Trump Jr.` the son. */
function juniority(mention: NameMention, { anchors }: Person): number {
  const isJunior = anchors.length > 0 && anchors.every(({ plain }) => SUFFIX.exec(plain)?.[1] === 'Jr');
  return isJunior ? JUNIOR_SCORE * (SUFFIX.test(mention.plain) ? 1 : -1) : 0;
}

const JUNIOR_SCORE = 9;

const SUFFIX = / (Jr|Sr|II|III|IV)\.?$/;

function newPerson(words: string[], people: Map<string, Person[]>): Person {
  const group: Group = { kind: 'PERSON', mentions: [], place: null, organization: null };
  const person: Person = { group, words, anchors: [], recent: null };
  indexPerson(person, people);
  return person;
}

function indexPerson(person: Person, people: Map<string, Person[]>): void {
  const last = person.words.at(-1) ?? '';
  const parts = [...last.split('-'), bareLastName(person.words)];
  for (const word of [...person.words, ...parts, soundKey(last), beginningKey(person.words[0] ?? '')]) {
    const present = people.get(word);
    if (present === undefined) people.set(word, [person]);
    else if (present.length < MAX_NAMESAKES && !present.includes(person)) present.push(person);
  }
}

/** Key of a last name's sound, apart from the words themselves. */
function soundKey(word: string): string {
  return `~${soundOf(word)}`;
}

/** Key of a given name's beginning. */
function beginningKey(word: string): string {
  return `^${word.slice(0, 3)}`;
}

/** `roub` of `al-roub`. */
function bareLastName(words: readonly string[]): string {
  return (words.at(-1) ?? '').replace(/^(?:al|el|ul)-/, '');
}

/** `Abu al-Roub` is no full name of its own when `Kamal Abu al-Roub` is there. */
function mergePartials(people: Map<string, Person[]>, groups: Map<NameMention, Group>): void {
  for (const part of new Set([...people.values()].flat())) {
    const namesakes = people.get(part.words.at(-1) ?? '') ?? [];
    const owner = namesakes.find((person) => person !== part && pointsAt(part.words, person.words) >= 2);
    if (owner === undefined || part.anchors.length === 0) continue;
    owner.group.mentions.push(...part.group.mentions);
    owner.anchors = [...owner.anchors, ...part.anchors].sort(inReadingOrder);
    for (const mention of part.group.mentions) groups.set(mention, owner.group);
    for (const word of part.words)
      people.set(
        word,
        (people.get(word) ?? []).filter((person) => person !== part),
      );
  }
}

/** Whose a part of a name is: by last name rather than by first, then whoever was named last before it. */
function ownerOf(mention: NameMention, words: string[], people: Map<string, Person[]>): Person | null {
  let best: Person | null = null;
  let bestScore = 0;
  for (const person of people.get(words[0] ?? '') ?? []) {
    const isSame = person.words.length === 1 && person.words[0] === words[0];
    const strength = isSame ? (hasGenderOf(mention, person) ? 3 : 1) : pointsAt(words, person.words);
    if (strength === 0 || gendersClash(mention, person)) continue;
    const score = strength * 10 + nearness(mention, person) + juniority(mention, person);
    if (score > bestScore) {
      best = person;
      bestScore = score;
    }
  }
  return best;
}

/** The one person with a full name whose given name a nickname is short for: `Alex` for `Alexandra`. */
function nicknamed(mention: NameMention, words: readonly string[], people: Map<string, Person[]>): Person | null {
  const word = words[0] ?? '';
  const givenNames = fullGivenNamesOf(word);
  if ((word.length < 3 && givenNames.length === 0) || mention.title !== null) return null;
  const alike = [...givenNames, beginningKey(word)].flatMap((key) => people.get(key) ?? []);
  const owners = new Set(alike.filter(({ words: full }) => full.length > 1 && isNicknameOf(word, full[0] ?? '')));
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}

/** The one person with a full name whose last word is the same in another spelling. */
function misspelled(mention: NameMention, words: readonly string[], people: Map<string, Person[]>): Person | null {
  const word = words[0] ?? '';
  if (word.length < MIN_LETTERS) return null;
  const alike = (people.get(soundKey(word)) ?? []).filter(
    (person) => person.words.length > 1 && !gendersClash(mention, person),
  );
  return alike.length === 1 && spelledAlike([word], [alike[0]?.words.at(-1) ?? '']) ? (alike[0] ?? null) : null;
}

/** `Mr. Askew` once kept apart from `Ruby Askew` is found again by its title. */
function hasGenderOf({ title }: NameMention, { group }: Person): boolean {
  return title?.gender != null && group.mentions.some((mention) => mention.title?.gender === title.gender);
}

/** `Mr. Askew` is not `Ruby Askew`. */
function gendersClash(mention: NameMention, person: Person): boolean {
  const gender = mention.title?.gender ?? null;
  if (gender === null) return false;
  const other =
    person.anchors.find((anchor) => anchor.title?.gender != null)?.title?.gender ??
    genderOfGiven(person.words[0] ?? '');
  return other !== null && other !== gender;
}

/** 0 … 9: named before rather than after, and as near as may be. */
function nearness(mention: NameMention, person: Person): number {
  const { anchors, recent } = person;
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (inReadingOrder(anchors[middle] as NameMention, mention) < 0) low = middle + 1;
    else high = middle;
  }
  const passage = Math.max(anchors[low - 1]?.passage ?? -1, recent?.passage ?? -1);
  if (passage < 0) return anchors.length > 0 ? 1 : 0;
  const isHere = anchors[low - 1]?.passage === mention.passage || recent?.passage === mention.passage;
  return 8 - Math.min(mention.passage - passage, 6) + (isHere ? 1 : 0);
}
