import { fullGivenNamesOf } from '../lexicon/nicknames.ts';
import { genderOfGiven } from './gender.ts';
import { type Group, inReadingOrder, type NameMention } from './group.ts';
import { isNicknameOf, nameWords, partStrength, sameFullName } from './people.ts';
import { MIN_SOUND_LETTERS, soundKeyOf, spelledAlike } from './spelling.ts';

/** A person's group, and what later mentions are compared with. */
interface Person {
  group: Group;
  /** The words of the fullest name. */
  words: string[];
  /** The mentions of the full name, in reading order. */
  fullMentions: NameMention[];
  /** The latest mention by a part of the name. */
  recent: NameMention | null;
}

/** How many people who share a word of their names are compared. */
const MAX_NAMESAKES = 64;

/**
 * Groups the mentions of people: full names first, then last and given names, which mean a person with that word in the
 * full name. Of several Bidens, `Biden` means the one named last before it; a title excludes the other gender (`Mrs.
 * Biden`).
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
      ownerOfNickname(mention, words, people) ??
      ownerOfSpelling(mention, words, people) ??
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
  person.fullMentions.push(mention);
  person.group.mentions.push(mention);
  groups.set(mention, person.group);
}

/**
 * Whether the suffix of a mention allows it to mean a person. `George Maddox Sr.` and `George Maddox Jr.` are two
 * people; so are `George Maddox` and `his son George Maddox Jr.`, and the president of that name and a Jr. without an
 * office.
 */
function suffixesAgree(person: Person, mention: NameMention): boolean {
  const suffix = NAME_SUFFIX.exec(mention.plain)?.[1];
  const own = person.fullMentions.find(({ plain }) => NAME_SUFFIX.test(plain));
  if (suffix === undefined) return own === undefined || !hasOffice(mention) || hasOffice(own);
  if (own === undefined) return !mention.isSon && (hasOffice(mention) || !person.fullMentions.some(hasOffice));
  return person.fullMentions.every(({ plain }) => (NAME_SUFFIX.exec(plain)?.[1] ?? suffix) === suffix);
}

/** Whether a mention has a title other than `Mr.` and the like. */
function hasOffice({ title }: NameMention): boolean {
  return title !== null && !/^(?:Mr|Mrs|Ms|Dr|Rev|Prof)\b/.test(title.text);
}

/**
 * A score that makes `Trump` mean Donald Trump rather than Donald Trump Jr., even if the son was named last, and `Trump
 * Jr.` the son.
 */
function juniorScore(mention: NameMention, { fullMentions }: Person): number {
  const isJunior = fullMentions.length > 0 && fullMentions.every(({ plain }) => NAME_SUFFIX.exec(plain)?.[1] === 'Jr');
  return isJunior ? JUNIOR_SCORE * (NAME_SUFFIX.test(mention.plain) ? 1 : -1) : 0;
}

const JUNIOR_SCORE = 9;

const NAME_SUFFIX = / (Jr|Sr|II|III|IV)\.?$/;

function newPerson(words: string[], people: Map<string, Person[]>): Person {
  const group: Group = { kind: 'PERSON', mentions: [], place: null, organization: null };
  const person: Person = { group, words, fullMentions: [], recent: null };
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

/** The key under which a last name's sound is indexed beside the words themselves. */
function soundKey(word: string): string {
  return `~${soundKeyOf(word)}`;
}

/** The key under which the first three letters of a given name are indexed. */
function beginningKey(word: string): string {
  return `^${word.slice(0, 3)}`;
}

/** A last name without its Arabic article: `roub` for `al-roub`. */
function bareLastName(words: readonly string[]): string {
  return (words.at(-1) ?? '').replace(/^(?:al|el|ul)-/, '');
}

/** Joins people whose name is part of a fuller one: `Abu al-Roub` to `Kamal Abu al-Roub`. */
function mergePartials(people: Map<string, Person[]>, groups: Map<NameMention, Group>): void {
  for (const part of new Set([...people.values()].flat())) {
    const namesakes = people.get(part.words.at(-1) ?? '') ?? [];
    const owner = namesakes.find((person) => person !== part && partStrength(part.words, person.words) >= 2);
    if (owner === undefined || part.fullMentions.length === 0) continue;
    owner.group.mentions.push(...part.group.mentions);
    owner.fullMentions = [...owner.fullMentions, ...part.fullMentions].sort(inReadingOrder);
    for (const mention of part.group.mentions) groups.set(mention, owner.group);
    for (const word of part.words)
      people.set(
        word,
        (people.get(word) ?? []).filter((person) => person !== part),
      );
  }
}

/**
 * The person that a part of a name means: by last name rather than given name, then by who was named last before it; or
 * null.
 */
function ownerOf(mention: NameMention, words: string[], people: Map<string, Person[]>): Person | null {
  let best: Person | null = null;
  let bestScore = 0;
  for (const person of people.get(words[0] ?? '') ?? []) {
    const isSame = person.words.length === 1 && person.words[0] === words[0];
    const strength = isSame ? (hasGenderOf(mention, person) ? 3 : 1) : partStrength(words, person.words);
    if (strength === 0 || gendersClash(mention, person)) continue;
    const score = strength * 10 + nearnessScore(mention, person) + juniorScore(mention, person);
    if (score > bestScore) {
      best = person;
      bestScore = score;
    }
  }
  return best;
}

/** The one person with a full name whose given name a nickname is short for, `Alex` for `Alexandra`; or null. */
function ownerOfNickname(mention: NameMention, words: readonly string[], people: Map<string, Person[]>): Person | null {
  const word = words[0] ?? '';
  const givenNames = fullGivenNamesOf(word);
  if ((word.length < 3 && givenNames.length === 0) || mention.title !== null) return null;
  const alike = [...givenNames, beginningKey(word)].flatMap((key) => people.get(key) ?? []);
  const owners = new Set(alike.filter(({ words: full }) => full.length > 1 && isNicknameOf(word, full[0] ?? '')));
  return owners.size === 1 ? ([...owners][0] ?? null) : null;
}

/** The one person with a full name whose last name is another spelling of the same; or null. */
function ownerOfSpelling(mention: NameMention, words: readonly string[], people: Map<string, Person[]>): Person | null {
  const word = words[0] ?? '';
  if (word.length < MIN_SOUND_LETTERS) return null;
  const alike = (people.get(soundKey(word)) ?? []).filter(
    (person) => person.words.length > 1 && !gendersClash(mention, person),
  );
  return alike.length === 1 && spelledAlike([word], [alike[0]?.words.at(-1) ?? '']) ? (alike[0] ?? null) : null;
}

/**
 * Whether a person has a mention with a title of the same gender, which finds the `Mr. Askew` kept apart from `Ruby
 * Askew`.
 */
function hasGenderOf({ title }: NameMention, { group }: Person): boolean {
  return title?.gender != null && group.mentions.some((mention) => mention.title?.gender === title.gender);
}

/** Whether a mention's title excludes a person's gender: `Mr. Askew` is not `Ruby Askew`. */
function gendersClash(mention: NameMention, person: Person): boolean {
  const gender = mention.title?.gender ?? null;
  if (gender === null) return false;
  const other =
    person.fullMentions.find((full) => full.title?.gender != null)?.title?.gender ??
    genderOfGiven(person.words[0] ?? '');
  return other !== null && other !== gender;
}

/**
 * A score from 0 to 9: highest for a person named in this passage before the mention, 1 for one who is only named
 * later.
 */
function nearnessScore(mention: NameMention, person: Person): number {
  const { fullMentions, recent } = person;
  let low = 0;
  let high = fullMentions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const full = fullMentions[middle];
    if (full !== undefined && inReadingOrder(full, mention) < 0) low = middle + 1;
    else high = middle;
  }
  const passage = Math.max(fullMentions[low - 1]?.passage ?? -1, recent?.passage ?? -1);
  if (passage < 0) return fullMentions.length > 0 ? 1 : 0;
  const isHere = fullMentions[low - 1]?.passage === mention.passage || recent?.passage === mention.passage;
  return 8 - Math.min(mention.passage - passage, 6) + (isHere ? 1 : 0);
}
