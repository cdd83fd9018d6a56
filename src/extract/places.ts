import type { KnownPlace } from './extraction.ts';
import { type ListedPlace, placesNamed } from './gazetteer.ts';

/** What a story tells about where it plays: the countries that it names, by code, and how often. */
export interface PlaceContext {
  countries: Map<string, number>;
}

/** Counts the countries that a story names, by themselves or through their big cities and states. */
export function placeContext(names: readonly string[]): PlaceContext {
  const countries = new Map<string, number>();
  for (const name of names) {
    const [first] = placesNamed(name);
    const code = first?.place.countryCode;
    if (first === undefined || code == null || !first.isBig) continue;
    countries.set(code, (countries.get(code) ?? 0) + 1);
  }
  return { countries };
}

/** The listed place that a name means here: of several, one in a country that the story names, else the largest. */
export function findPlace(name: string, context: PlaceContext): KnownPlace | null {
  const candidates = placesNamed(name);
  const [first] = candidates;
  if (first === undefined) return null;
  if (first.place.kind !== 'CITY' || candidates.length === 1) return first.place;
  let best = first;
  let bestScore = -1;
  for (const candidate of candidates) {
    const score = likelihood(candidate, context);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return best.place;
}

/** A city ten times as large outweighs a country named once. */
function likelihood(candidate: ListedPlace, context: PlaceContext): number {
  const named = context.countries.get(candidate.place.countryCode ?? '') ?? 0;
  return Math.log10(candidate.weight + 1) + (named > 0 ? 1 + Math.min(named, 5) / 5 : 0);
}
