import type { FoundEntity } from '../../extract/extraction.ts';
import { fold } from '../../text/fold.ts';
import type { KnownEntity } from './candidates.ts';
import type { Choice, DisambiguationContext } from './choice.ts';

/**
 * Chooses which known person a person of a story is, or none.
 *
 * A full name is the same person, unless the titles differ and no companion is shared: Michael Jordan the professor is
 * not the basketball player. A last name is the person who has it; of several, the one whose companions the story names.
 */
export function choosePerson(
  found: FoundEntity,
  forms: string[],
  alike: KnownEntity[],
  context: DisambiguationContext,
): Choice {
  const [folded = ''] = forms;
  const family = folded.includes(' ') ? [] : alike.filter((known) => isOfFamily(known, folded) && mayBe(found, known));
  const relative = family.length > 1 ? onlyCompanion(family, context) : family[0];
  if (relative) return { known: relative, reason: whyRelative(found, relative, family.length) };
  const namesakes = alike.filter((known) => known.folded === folded);
  if (namesakes.length > 0) return chooseNamesake(found, namesakes, context);
  const [only, ...others] = alike.filter((known) => isCalled(known, folded) && mayBe(found, known));
  if (only && others.length === 0) {
    return { known: only, reason: `Only one known person, ${only.name}, is called “${found.name}”.` };
  }
  return { known: null, reason: `“${found.name}” was not known before${only ? ', or could be several' : ''}.` };
}

const whyRelative = (found: FoundEntity, { name }: KnownEntity, count: number): string =>
  count === 1
    ? `Only one known person, ${name}, is called “${found.name}”.`
    : `Of ${count} called “${found.name}”, only ${name} is named with others of this story.`;

/** The people whose companions must be known to choose: several of one name, or one whose titles differ. */
export function contested(
  entities: readonly FoundEntity[],
  forms: string[][],
  candidates: readonly KnownEntity[],
): number[] {
  const ids = entities.flatMap((found, i) => {
    if (found.kind !== 'PERSON') return [];
    const folded = forms[i]?.[0] ?? '';
    const meant = candidates.filter((known) => known.kind === 'PERSON' && isCalled(known, folded));
    return meant.length > 1 || meant.some((known) => differInTitle(found, known)) ? meant.map(({ id }) => id) : [];
  });
  return [...new Set(ids)];
}

function chooseNamesake(found: FoundEntity, namesakes: KnownEntity[], context: DisambiguationContext): Choice {
  const possible = namesakes.filter((known) => !differInTitle(found, known) || shared(known, context) > 0);
  const best = possible.reduce<KnownEntity | null>((one, other) => {
    if (!one) return other;
    const [a, b] = [shared(one, context), shared(other, context)];
    return b > a || (a === b && other.articleCount > one.articleCount) ? other : one;
  }, null);
  if (best) return { known: best, reason: `The full name “${found.name}” is the same.` };
  const titles = [...new Set(namesakes.flatMap((known) => known.titles))].slice(0, 3).join(', ');
  return { known: null, reason: `“${found.name}” is also the name of ${titles}: titles and companions differ.` };
}

/** Whether a single word is somebody's last name, or a form under which somebody of a fuller name was printed. */
const isOfFamily = (known: KnownEntity, word: string): boolean =>
  known.surname !== null && (known.surname === word || known.aliases.includes(word));

/** Whether somebody goes by a folded name: one that was printed or, of a single word, the last name. */
const isCalled = (known: KnownEntity, folded: string): boolean =>
  known.folded === folded || known.aliases.includes(folded) || (!folded.includes(' ') && known.surname === folded);

const mayBe = ({ gender }: FoundEntity, known: KnownEntity): boolean =>
  gender === null || known.gender === null || known.gender === gender;

/** Whether both have titles and no word of them is the same, but for words that say little: `former`, `senior`. */
function differInTitle({ titles }: FoundEntity, known: KnownEntity): boolean {
  if (titles.length === 0 || known.titles.length === 0) return false;
  const words = new Set(known.titles.flatMap(titleWords));
  return !titles.flatMap(titleWords).some((word) => words.has(word));
}

const titleWords = (title: string): string[] =>
  fold(title)
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3 && !vague.has(word));
const vague = new Set(['former', 'senior', 'deputy', 'acting', 'chief', 'late', 'then', 'from', 'with']);

const shared = ({ id }: KnownEntity, { namesInStory, companions }: DisambiguationContext): number =>
  [...(companions.get(id) ?? [])].filter((name) => namesInStory.has(name)).length;

/** The one of several whose companions the story names, when it names none of the others'. */
function onlyCompanion(namesakes: KnownEntity[], context: DisambiguationContext): KnownEntity | null {
  const met = namesakes.filter((known) => shared(known, context) > 0);
  return met.length === 1 ? (met[0] ?? null) : null;
}
