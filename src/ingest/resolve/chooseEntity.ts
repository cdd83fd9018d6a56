import type { Extraction, FoundEntity } from '../../extract/extraction.ts';
import { fold } from '../../text/fold.ts';
import type { KnownEntity } from './candidates.ts';
import type { Choice, DisambiguationContext } from './choice.ts';
import { choosePerson } from './people.ts';

/** The folded names by which a story tells apart entities of one name. */
export function namesInStory(entities: readonly FoundEntity[], forms: string[][]): Set<string> {
  const isWide = ({ place }: FoundEntity) => place?.kind === 'COUNTRY' || place?.kind === 'CONTINENT';
  return new Set(entities.flatMap((found, i) => (isWide(found) || found.isAgency ? [] : (forms[i]?.[0] ?? []))));
}

/** The folded forms of a found entity: its name first, then the forms printed. */
export function formsOf(extraction: Extraction): string[][] {
  const forms = extraction.entities.map(({ name }) => [fold(name)]);
  for (const { entity, text } of extraction.mentions) {
    const folded = fold(text);
    const own = forms[entity];
    if (own && folded !== '' && !own.includes(folded)) own.push(folded);
  }
  return forms;
}

/**
 * Chooses for a found entity one of those the corpus knows, or none.
 *
 * A wrong choice joins two people, a missed one only keeps one person apart: where several could be meant, none is chosen.
 */
export function choose(
  found: FoundEntity,
  forms: string[],
  candidates: readonly KnownEntity[],
  context: DisambiguationContext,
): Choice {
  const alike = candidates.filter(({ kind }) => kind === found.kind);
  if (found.kind === 'PLACE') return choosePlace(found, forms, alike);
  return found.kind === 'PERSON' ? choosePerson(found, forms, alike, context) : chooseOrganization(found, forms, alike);
}

function choosePlace({ place, name }: FoundEntity, [folded = '']: string[], alike: KnownEntity[]): Choice {
  if (place) {
    const same = alike.find(({ key }) => key === place.key);
    const reason = `“${name}” is ${place.name} of the gazetteer (${place.key}).`;
    return { known: same ?? null, reason };
  }
  const same = alike.find((known) => known.key === null && known.folded === folded);
  return { known: same ?? null, reason: `The gazetteer does not know “${name}”; the name is the same.` };
}

function chooseOrganization(found: FoundEntity, forms: string[], alike: KnownEntity[]): Choice {
  const [folded = ''] = forms;
  const named = alike.filter((known) => known.folded === folded);
  if (named.length > 0) return { known: mostSeen(named), reason: `The name “${found.name}” is the same.` };
  const called = alike.filter(({ aliases }) => aliases.includes(folded));
  if (called.length === 1) {
    return { known: called[0] ?? null, reason: `Only ${called[0]?.name} is called “${found.name}”.` };
  }
  const shared = alike.filter((known) => forms.some((form) => form.includes(' ') && known.folded === form));
  return shared.length === 1
    ? { known: shared[0] ?? null, reason: `The story also calls it ${shared[0]?.name}.` }
    : isNew(found);
}

const mostSeen = (known: KnownEntity[]): KnownEntity | null =>
  known.reduce<KnownEntity | null>(
    (best, each) => (best && best.articleCount >= each.articleCount ? best : each),
    null,
  );

const isNew = ({ name }: FoundEntity): Choice => ({ known: null, reason: `“${name}” was not known before.` });
