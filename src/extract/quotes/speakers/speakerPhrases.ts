import type { FoundEntity } from '../../extraction.ts';
import { CONJUNCTION, classesAt, DETERMINER, hasClass, PREPOSITION, PRONOUN, RELATIVE } from '../language/grammar.ts';
import { GENERIC_ORGANIZATIONS, ORGANIZATION_KINDS } from '../language/organizationNouns.ts';
import { printedText } from '../language/words.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { StoryNames } from '../passages/storyNames.ts';
import { openingBracket } from '../phrases/brackets.ts';
import type { NounPhrase } from '../phrases/nounPhrase.ts';
import { isPostmodifier } from '../phrases/nounTests.ts';

/** What the printed speaker is: a name, a pronoun, a relative pronoun (`who`), or a description without a name. */
export type PhraseKind = 'name' | 'pronoun' | 'relative' | 'description';

export interface SpeakerPhrase {
  kind: PhraseKind;
  /** Index into the story's entities; null unless it is a name. */
  entity: number | null;
  /** Lower-case head noun or pronoun: `spokesperson`, `he`. */
  head: string;
  /** `the spokesperson` is known from before, `a spokesperson` is not. */
  definite: boolean;
}

/**
 * Reads who a noun phrase refers to. Its head decides: `Clinton campaign chairman John Podesta` is Podesta, `Clinton’s
 * lawyer` is nobody named.
 */
export function readSpeakerPhrase(passage: AnnotatedPassage, names: StoryNames, phrase: NounPhrase): SpeakerPhrase {
  const { words } = passage;
  const first = words.lower[phrase.from] as string;
  const classes = classesAt(words, phrase.from);
  if (phrase.to === phrase.from + 1) {
    if ((classes & RELATIVE) !== 0 || first === 'that')
      return { kind: 'relative', entity: null, head: first, definite: true };
    if ((classes & PRONOUN) !== 0 || first === 'his' || first === 'her')
      return { kind: 'pronoun', entity: null, head: first, definite: true };
  }
  const head = headOf(passage, phrase);
  const headForm = words.lower[head] as string;
  const mention = passage.mentionAt(head);
  if (mention >= 0 && namesTwoPeople(passage, names, phrase, mention))
    return { kind: 'description', entity: null, head: 'they', definite: false };
  const entity =
    mention >= 0
      ? passage.mention(mention).entity
      : (officeHolder(passage, names, phrase) ??
        holderOfRoles(passage, names, phrase) ??
        personOfLastName(passage, names, phrase, head) ??
        nameInApposition(passage, names, phrase));
  if (entity !== null) return { kind: 'name', entity, head: headForm, definite: true };
  const definite = DEFINITE.has(first) || (classes & DETERMINER) === 0;
  return { kind: 'description', entity: null, head: headForm, definite };
}

/** `U.S. Secretary of State Jane Roe`: the person at the phrase's end, if the title before the name is theirs. */
function officeHolder(passage: AnnotatedPassage, names: StoryNames, phrase: NounPhrase): number | null {
  const mention = passage.mentionEndingAt(endOfName(passage, phrase));
  if (mention < 0) return null;
  const { entity } = passage.mention(mention);
  const { kind, titles } = names.entities[entity] as FoundEntity;
  const before = printedText(passage.words, phrase.from, passage.mentionStart(mention));
  const office = kind === 'PERSON' ? titles.find((title) => before.endsWith(title)) : undefined;
  return office === undefined || OTHER_PERSON.test(before.slice(0, -office.length)) ? null : entity;
}

/** `Roe`, `Minister Roe`: the one person of the story with that last name, if it was not recognized as a name here. */
function personOfLastName(
  { words }: AnnotatedPassage,
  names: StoryNames,
  { coreEnd }: NounPhrase,
  head: number,
): number | null {
  if (words.capital[head] !== 1 || head !== coreEnd - 1) return null;
  return names.lastNames.get(words.lower[head] as string) ?? null;
}

/** The end of a phrase without brackets after the name: `Mayor of Haifa Jane Roe (no relation)`. */
function endOfName(passage: AnnotatedPassage, { from, coreEnd }: NounPhrase): number {
  return passage.words.lower[coreEnd - 1] === ')' ? openingBracket(passage, coreEnd - 1, from) : coreEnd;
}

/**
 * What comes before the title speaks of somebody else, `friends of`; `Trade and industry` before `secretary` does not.
 */
const OTHER_PERSON = / (?:of|for) | and (?!\p{Ll}+ $)/u;

/** `party leader and Prime Minister Jane Roe`: the person at the end of two roles without an article, or null. */
function holderOfRoles(passage: AnnotatedPassage, names: StoryNames, phrase: NounPhrase): number | null {
  const mention = passage.mentionEndingAt(phrase.coreEnd);
  if (mention < 0 || !isPerson(names, passage.mention(mention).entity)) return null;
  const start = passage.mentionStart(mention);
  for (let at = phrase.from; at < start; at += 1) {
    const other = passage.mentionAt(at);
    if (other >= 0 && isPerson(names, passage.mention(other).entity)) return null;
  }
  return TWO_ROLES.test(printedText(passage.words, phrase.from, start)) ? passage.mention(mention).entity : null;
}

/** One role in the singular, `and`, another role. */
const TWO_ROLES = /^(?!(?:the|an?|his|her|their|its) )[^,]*(?<!s) and (?!(?:the|an?|his|her|their|its) )[^,]+$/iu;

/** `Roe and Doe`: two people speak, so that neither name alone would be right. */
function namesTwoPeople(passage: AnnotatedPassage, names: StoryNames, phrase: NounPhrase, first: number): boolean {
  const and = passage.mentionEnd(first);
  if (and + 1 >= phrase.coreEnd || passage.words.lower[and] !== 'and') return false;
  for (let at = and + 1; at < phrase.coreEnd; at += 1) {
    const mention = passage.mentionAt(at);
    if (mention < 0) continue;
    const { entity } = passage.mention(mention);
    return entity !== passage.mention(first).entity && isPerson(names, entity);
  }
  return false;
}

function isPerson(names: StoryNames, entity: number): boolean {
  return (names.entities[entity] as FoundEntity).kind === 'PERSON';
}

const DEFINITE = new Set(['the', 'this', 'that', 'his', 'her', 'their', 'its']);

/** Index of the head noun: the last word before a preposition, a bracket or the apposition. */
function headOf(passage: AnnotatedPassage, phrase: NounPhrase): number {
  const { words } = passage;
  let at = phrase.from;
  while (at < phrase.coreEnd) {
    const mention = passage.mentionAt(at);
    if (mention >= 0) {
      at = passage.mentionEnd(mention);
      continue;
    }
    const kind = words.tokens[at]?.kind;
    const form = words.lower[at] as string;
    if (
      at > phrase.from &&
      (hasClass(words, at, PREPOSITION | RELATIVE | CONJUNCTION) ||
        isPostmodifier(passage, at) ||
        (kind === 'punctuation' && form !== '-' && form !== "'"))
    )
      break;
    at += 1;
  }
  return Math.min(at, phrase.coreEnd) - 1;
}

/** How many words may come before the name in an apposition. */
const LONGEST_TITLE = 10;

/**
 * `The spokesman, Josh Earnest, said`, `Her husband, Acme director and poet Leo Finn, said`: the person in an
 * apposition, if the name ends it.
 */
function nameInApposition(passage: AnnotatedPassage, names: StoryNames, phrase: NounPhrase): number | null {
  if (phrase.to <= phrase.coreEnd) return null;
  const { words } = passage;
  const limit = Math.min(phrase.to, phrase.coreEnd + LONGEST_TITLE);
  for (let at = phrase.coreEnd + 1; at < limit; at += 1) {
    const mention = passage.mentionAt(at);
    if (mention < 0) {
      const isArticle = at === phrase.coreEnd + 1 && words.lower[at] === 'the';
      if (words.classes[at] === 0 || isArticle || words.lower[at] === 'and') continue;
      return null;
    }
    const end = passage.mentionEnd(mention);
    if (isUnlistedWord(passage, end) && words.capital[end] === 0) {
      at = end;
      continue;
    }
    const { entity } = passage.mention(mention);
    const found = names.entities[entity] as FoundEntity;
    const head = words.lower[headOf(passage, phrase)] as string;
    const isOfKind = found.kind === 'PERSON' || (found.kind === 'ORGANIZATION' && mayBeOrganization(head));
    return isOfKind && (end >= phrase.to || AFTER_NAME.has(words.lower[end] as string)) ? entity : null;
  }
  return null;
}

/** Whether no word list has the word. */
function isUnlistedWord({ words }: AnnotatedPassage, at: number): boolean {
  return words.classes[at] === 0 && words.tokens[at]?.kind === 'word';
}

/** Nouns that refer to a person or an organisation, `The buyer, Acme Corp, said`: the name decides. */
const PERSON_OR_ORGANIZATION = new Set(['buyer', 'owner', 'maker', 'operator', 'developer']);

function mayBeOrganization(noun: string): boolean {
  return GENERIC_ORGANIZATIONS.has(noun) || ORGANIZATION_KINDS.has(noun) || PERSON_OR_ORGANIZATION.has(noun);
}

/** What may follow the name in an apposition: `Jane Roe of Haifa`. */
const AFTER_NAME = new Set([',', 'of', 'from', 'at', 'in']);
