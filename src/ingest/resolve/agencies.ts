import type { Extraction, FoundEntity } from '../../extract/extraction.ts';
import { findAgency, isAgency } from '../../story/agencies.ts';
import type { Story } from '../../story/story.ts';
import { fold } from '../../text/fold.ts';

/**
 * Adds the news agencies that a story credits to the entities found in its text, unless they are named there as well.
 *
 * @returns the extraction with them, and the index of each agency's entity by the name the story's credits use.
 */
export function withAgencies(
  found: Extraction,
  story: Story,
): { extraction: Extraction; agencies: Map<string, number> } {
  const names = [...story.agencies.map(({ name }) => name), ...story.blocks.flatMap(({ agency }) => agency ?? [])];
  const entities: FoundEntity[] = [...found.entities];
  const agencies = new Map<string, number>();
  for (const name of new Set(names)) {
    const named = indexOfNamed(found, name);
    agencies.set(name, named ?? entities.length);
    if (named === null) entities.push(agencyNamed(name));
    else entities[named] = { ...(entities[named] as FoundEntity), name, isAgency: true };
  }
  return { extraction: { ...found, entities }, agencies };
}

/** The organisation that the text prints under an agency's name, in any of its forms: `Agence France-Presse` is AFP. */
function indexOfNamed({ entities, mentions }: Extraction, name: string): number | null {
  const folded = fold(name);
  const isNamed = (index: number) => entities[index]?.kind === 'ORGANIZATION';
  const byName = entities.findIndex((found, i) => isNamed(i) && fold(found.name) === folded);
  if (byName >= 0) return byName;
  const isForm = (text: string) => fold(text) === folded || (isAgency(text) && findAgency(text) === name);
  return mentions.find(({ entity, text }) => isNamed(entity) && isForm(text))?.entity ?? null;
}

const agencyNamed = (name: string): FoundEntity => ({
  kind: 'ORGANIZATION',
  name,
  titles: [],
  gender: null,
  place: null,
  isAgency: true,
});
