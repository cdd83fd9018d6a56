import { formalsOf } from '../lexicon/nicknames.ts';
import { genderOfGiven } from './gender.ts';
import { type Group, inReadingOrder, type Naming } from './group.ts';
import { isNicknameOf, nameWords, pointsAt, sameFullName } from './people.ts';
import { LEAST_LETTERS, soundOf, spelledAlike } from './spelling.ts';

/** A person's group with what later parts of the name are compared by. */
interface Person {
  group: Group;
  words: string[];
  /** Where the full name stands, in reading order. */
  anchors: Naming[];
  /** The latest mention by a part of the name. */
  recent: Naming | null;
}

/** Of people who share a word of their names no more than this are compared. */
const MOST_NAMESAKES = 64;

/**
 * Groups the mentions of people: full names first, then the last names and given names that point at them. `Biden` is
 * the Biden named nearest before; a title settles it where it tells the gender (`Mrs. Biden`).
 */
export function groupPeople(namings: readonly Naming[], groups: Map<Naming, Group>): void {
  const people = new Map<string, Person[]>();
  const parts: [Naming, string[]][] = [];
  for (const naming of namings) {
    const words = nameWords(naming.plain);
    if (words.length < 2) parts.push([naming, words]);
    else addFullName(naming, words, people, groups);
  }
  mergePartials(people, groups);
  for (const [naming, words] of parts) {
    const owner =
      ownerOf(naming, words, people) ??
      nicknamed(naming, words, people) ??
      misspelled(naming, words, people) ??
      newPerson(words, people);
    owner.group.namings.push(naming);
    owner.recent = naming;
    groups.set(naming, owner.group);
  }
}

function addFullName(naming: Naming, words: string[], people: Map<string, Person[]>, groups: Map<Naming, Group>): void {
  const namesakes = [...(people.get(words.at(-1) ?? '') ?? []), ...(people.get(words[0] ?? '') ?? [])];
  const known =
    namesakes.find((person) => sameFullName(person.words, words) && suffixesAgree(person, naming)) ??
    people
      .get(soundKey(words.at(-1) ?? ''))
      ?.find((person) => spelledAlike(person.words, words) && suffixesAgree(person, naming));
  const person = known ?? newPerson(words, people);
  if (words.length > person.words.length) {
    person.words = words;
    indexPerson(person, people);
  }
  person.anchors.push(naming);
  person.group.namings.push(naming);
  groups.set(naming, person.group);
}

/**
 * `George Maddox Sr.` and `George Maddox Jr.` are two; so are the one and `his son George Maddox Jr.`, and the president
 * George Maddox and a Jr. without an office.
 */
function suffixesAgree(person: Person, naming: Naming): boolean {
  const suffix = SUFFIX.exec(naming.plain)?.[1];
  const own = person.anchors.find(({ plain }) => SUFFIX.test(plain));
  if (suffix === undefined) return own === undefined || !hasOffice(naming) || hasOffice(own);
  if (own === undefined) return !naming.isSon && (hasOffice(naming) || !person.anchors.some(hasOffice));
  return person.anchors.every(({ plain }) => (SUFFIX.exec(plain)?.[1] ?? suffix) === suffix);
}

function hasOffice({ title }: Naming): boolean {
  return title !== null && !/^(?:Mr|Mrs|Ms|Dr|Rev|Prof)\b/.test(title.text);
}

/** `Trump` is rather Donald Trump than Donald Trump Jr., however near the son is named, and `Trump Jr.` the son. */
function juniority(naming: Naming, { anchors }: Person): number {
  const isJunior = anchors.length > 0 && anchors.every(({ plain }) => SUFFIX.exec(plain)?.[1] === 'Jr');
  return isJunior ? JUNIOR * (SUFFIX.test(naming.plain) ? 1 : -1) : 0;
}

const JUNIOR = 9;

const SUFFIX = / (Jr|Sr|II|III|IV)\.?$/;

function newPerson(words: string[], people: Map<string, Person[]>): Person {
  const group: Group = { kind: 'PERSON', namings: [], place: null, organization: null };
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
    else if (present.length < MOST_NAMESAKES && !present.includes(person)) present.push(person);
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
function mergePartials(people: Map<string, Person[]>, groups: Map<Naming, Group>): void {
  for (const part of new Set([...people.values()].flat())) {
    const namesakes = people.get(part.words.at(-1) ?? '') ?? [];
    const owner = namesakes.find((person) => person !== part && pointsAt(part.words, person.words) >= 2);
    if (owner === undefined || part.anchors.length === 0) continue;
    owner.group.namings.push(...part.group.namings);
    owner.anchors = [...owner.anchors, ...part.anchors].sort(inReadingOrder);
    for (const naming of part.group.namings) groups.set(naming, owner.group);
    for (const word of part.words)
      people.set(
        word,
        (people.get(word) ?? []).filter((person) => person !== part),
      );
  }
}

/** Whose a part of a name is: by last name rather than by first, then whoever was named last before it. */
function ownerOf(naming: Naming, words: string[], people: Map<string, Person[]>): Person | null {
  let best: Person | null = null;
  let bestScore = 0;
  for (const person of people.get(words[0] ?? '') ?? []) {
    const isSame = person.words.length === 1 && person.words[0] === words[0];
    const strength = isSame ? (hasGenderOf(naming, person) ? 3 : 1) : pointsAt(words, person.words);
    if (strength === 0 || gendersClash(naming, person)) continue;
    const score = strength * 10 + nearness(naming, person) + juniority(naming, person);
    if (score > bestScore) {
      best = person;
      bestScore = score;
    }
  }
  return best;
}

/** The one person with a full name whose given name a nickname is short for: `Alex` for `Alexandra`. */
function nicknamed(naming: Naming, words: readonly string[], people: Map<string, Person[]>): Person | null {
  const word = words[0] ?? '';
  const formals = formalsOf(word);
  if ((word.length < 3 && formals.length === 0) || naming.title !== null) return null;
  const alike = [...formals, beginningKey(word)].flatMap((key) => people.get(key) ?? []);
  const owners = new Set(alike.filter(({ words: full }) => full.length > 1 && isNicknameOf(word, full[0] ?? '')));
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}

/** The one person with a full name whose last word is the same in another spelling. */
function misspelled(naming: Naming, words: readonly string[], people: Map<string, Person[]>): Person | null {
  const word = words[0] ?? '';
  if (word.length < LEAST_LETTERS) return null;
  const alike = (people.get(soundKey(word)) ?? []).filter(
    (person) => person.words.length > 1 && !gendersClash(naming, person),
  );
  return alike.length === 1 && spelledAlike([word], [alike[0]?.words.at(-1) ?? '']) ? (alike[0] ?? null) : null;
}

/** `Mr. Askew` once kept apart from `Ruby Askew` is found again by its title. */
function hasGenderOf({ title }: Naming, { group }: Person): boolean {
  return title?.gender != null && group.namings.some((naming) => naming.title?.gender === title.gender);
}

/** `Mr. Askew` is not `Ruby Askew`. */
function gendersClash(naming: Naming, person: Person): boolean {
  const gender = naming.title?.gender ?? null;
  if (gender === null) return false;
  const other =
    person.anchors.find((anchor) => anchor.title?.gender != null)?.title?.gender ??
    genderOfGiven(person.words[0] ?? '');
  return other !== null && other !== gender;
}

/** 0 … 9: named before rather than after, and as near as may be. */
function nearness(naming: Naming, person: Person): number {
  const { anchors, recent } = person;
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (inReadingOrder(anchors[middle] as Naming, naming) < 0) low = middle + 1;
    else high = middle;
  }
  const passage = Math.max(anchors[low - 1]?.passage ?? -1, recent?.passage ?? -1);
  if (passage < 0) return anchors.length > 0 ? 1 : 0;
  const isHere = anchors[low - 1]?.passage === naming.passage || recent?.passage === naming.passage;
  return 8 - Math.min(naming.passage - passage, 6) + (isHere ? 1 : 0);
}
