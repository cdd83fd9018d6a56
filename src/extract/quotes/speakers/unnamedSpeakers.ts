import { quoteWords } from '../language/quoteWords.ts';
import type { AnnotatedPassage } from '../passages/annotatedPassage.ts';
import type { Names } from '../passages/storyNames.ts';
import { genderOf, type WordPosition } from './pronouns.ts';

/** A speaker whom the story only describes: `a company spokeswoman`. */
export interface UnnamedSpeaker extends WordPosition {
  head: string;
}

/**
 * Whether a pronoun refers to a speaker without a name: `a company spokeswoman` spoke a sentence or a paragraph ago,
 * and nobody has been named since.
 */
export function continuesUnnamedSpeaker(
  passages: ReadonlyArray<AnnotatedPassage | undefined>,
  names: Names,
  pronoun: string,
  position: WordPosition,
  last: UnnamedSpeaker,
): boolean {
  const gender = genderOf(pronoun);
  if (gender === null || !PERSON_NOUNS.test(last.head)) return false;
  const own = FEMALE_NOUNS.test(last.head) ? 'female' : MALE_NOUNS.test(last.head) ? 'male' : gender;
  const apart = position.passage - last.passage;
  if (own !== gender || apart > 1) return false;
  const here = passages[position.passage] as AnnotatedPassage;
  const sentence = here.words.sentence[position.word] as number;
  if (apart === 1) {
    const before = passages[last.passage] as AnnotatedPassage;
    return (
      sentence === 0 &&
      !namesPerson(before, names, last.word, before.words.count) &&
      !namesPerson(here, names, 0, position.word)
    );
  }
  return (
    sentence - (here.words.sentence[last.word] as number) <= 2 && !namesPerson(here, names, last.word, position.word)
  );
}

/** Whether a person is named between two words. */
function namesPerson(passage: AnnotatedPassage, names: Names, from: number, to: number): boolean {
  for (let mention = passage.lastMentionBefore(to); mention >= 0; mention -= 1) {
    if (passage.mentionStart(mention) < from) return false;
    if (names.entities[passage.mention(mention).entity]?.kind === 'PERSON') return true;
  }
  return false;
}

/** Nouns that refer to one person; `she` is never a report, a company or a campaign. */
const PERSON_NOUNS = new RegExp(`(?:${[...quoteWords('personNouns')].join('|')})$`);

/** Nouns that tell the speaker's gender. */
const FEMALE_NOUNS = /(?:woman|girl|lady|mother|sister|daughter|wife|widow|actress|queen|aunt|niece|nun)$/;
const MALE_NOUNS = /(?:[^o]man|boy|father|brother|(?<!per)son|husband|widower|actor|king|uncle|nephew|monk)$/;
