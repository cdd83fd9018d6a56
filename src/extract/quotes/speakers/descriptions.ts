import { hashOf } from '../../../text/hashing.ts';
import type { FoundEntity } from '../../extraction.ts';
import { DEMONYM, lexicon } from '../../lexicon/lexicon.ts';
import { GENERIC_ORGANIZATIONS, ORGANIZATION_KINDS } from '../language/organizationNouns.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Names } from '../passages/storyNames.ts';
import type { WordPosition } from './pronouns.ts';

/** How many passages before the quote's own are searched for whom a description refers to. */
const PASSAGES_BACK = 2;

/** The head noun of a title as descriptions use it: `governor` of `Gov.`, `secretary` of `Secretary of State`. */
export function headOfTitle(title: string): string {
  const [office = ''] = title.split(' of ');
  const last = office
    .slice(office.lastIndexOf(' ') + 1)
    .toLowerCase()
    .replace(/\.$/, '');
  return TITLE_ABBREVIATIONS.get(last) ?? last;
}

/** Titles in full. */
const TITLE_ABBREVIATIONS = new Map(
  'gov governor|sen senator|rep representative|dr doctor|prof professor|capt captain|sgt sergeant|col colonel|gen general|lt lieutenant|det detective|rev reverend|supt superintendent|cmdr commander|cllr councillor'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/**
 * The nearest person before `position` with the title that `the justice` has as its noun; null where nobody near has
 * it.
 */
export function findByTitle(
  passages: ReadonlyArray<AnnotatedPassage | undefined>,
  names: Names,
  head: string,
  position: WordPosition,
): number | null {
  for (const { entity, found } of mentionsBefore(passages, names, position))
    if (found.kind === 'PERSON' && found.titles.some((title) => headOfTitle(title) === head)) return entity;
  return null;
}

/**
 * Whether a description refers to a person the story is about, by age, family or nationality: `the 34-year-old nurse`,
 * `the mother of two`, `the Dane`.
 */
export function describesPerson(printed: string): boolean {
  if (/^the (?:\d{1,3}-year-old\b|(?:mother|father|grandmother|grandfather) of \w+$)/iu.test(printed)) return true;
  const [, nationality = ''] = /^the (\p{Lu}\p{L}+)$/iu.exec(printed) ?? [];
  return (lexicon().words.get(hashOf(nationality, 0, nationality.length)) & DEMONYM) !== 0;
}

/**
 * The only person named in these paragraphs, else the only one named since the last speaker; null where there are
 * several, or none.
 */
export function onlyPersonNearby(
  passages: ReadonlyArray<AnnotatedPassage | undefined>,
  names: Names,
  position: WordPosition,
  spoke: WordPosition | null,
): number | null {
  const people = mentionsBefore(passages, names, position).filter(({ found }) => found.kind === 'PERSON');
  const isSince = ({ passage, word }: WordPosition) =>
    spoke !== null && (passage === spoke.passage ? word >= spoke.word : passage > spoke.passage);
  return singleEntity(people) ?? singleEntity(people.filter(isSince));
}

/**
 * The organisation or place that `the hospital` refers to: the nearest one whose name has that word, else, for words
 * that fit any organisation, `the company`, the only one near. Null for other words.
 */
export function findOrganization(
  passages: ReadonlyArray<AnnotatedPassage | undefined>,
  names: Names,
  head: string,
  position: WordPosition,
): number | null {
  const isAny = GENERIC_ORGANIZATIONS.has(head);
  if (!isAny && !ORGANIZATION_KINDS.has(head)) return null;
  const near = mentionsBefore(passages, names, position).filter(({ found }) => found.kind !== 'PERSON');
  const named = near.find(({ found }) => found.name.toLowerCase().split(' ').includes(head));
  if (named !== undefined) return named.entity;
  return isAny ? singleEntity(near.filter(({ found }) => found.kind === 'ORGANIZATION' && !found.isAgency)) : null;
}

/** The entity of all the mentions; null where they have several, or there are none. */
function singleEntity(mentions: ReadonlyArray<{ entity: number }>): number | null {
  const [first] = mentions;
  return first !== undefined && mentions.every(({ entity }) => entity === first.entity) ? first.entity : null;
}

interface NearbyMention extends WordPosition {
  entity: number;
  found: FoundEntity;
}

/** The mentions before a position and near it, nearest first. */
function mentionsBefore(
  passages: ReadonlyArray<AnnotatedPassage | undefined>,
  names: Names,
  position: WordPosition,
): NearbyMention[] {
  const near: NearbyMention[] = [];
  for (let index = position.passage; index >= Math.max(0, position.passage - PASSAGES_BACK); index -= 1) {
    const passage = passages[index];
    if (passage === undefined) break;
    const last = index === position.passage ? passage.lastMentionBefore(position.word) : passage.mentionCount - 1;
    for (let mention = last; mention >= 0 && near.length < MOST_MENTIONS; mention -= 1) {
      const { entity } = passage.mention(mention);
      const found = names.entities[entity] as FoundEntity;
      near.push({ passage: index, word: passage.mentionStart(mention), entity, found });
    }
  }
  return near;
}

const MOST_MENTIONS = 40;
