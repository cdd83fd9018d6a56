import { hashOf } from '../../text/hashing.ts';
import type { KnownPlace } from '../extraction.ts';
import { type ListedPlace, placesNamed } from '../lexicon/gazetteer.ts';
import { COMMON, lexicon, plainSpelling } from '../lexicon/lexicon.ts';

/** Where a story takes place: how often it names each country, by ISO code. */
export interface PlaceContext {
  countries: Map<string, number>;
}

/** In thousands: from this size of a second place on, a name alone tells no country: `Georgia`, `Tripoli`. */
const RIVAL_POPULATION = 200;

/** Counts the countries that a story names, directly or by their states and big cities. */
export function placeContext(names: readonly string[]): PlaceContext {
  const countries = new Map<string, number>();
  for (const name of names) {
    const [first, second] = placesNamed(name);
    const code = first?.place.countryCode;
    if (first === undefined || code == null || !first.isBig) continue;
    if (second !== undefined && second.weight >= RIVAL_POPULATION) continue;
    countries.set(code, (countries.get(code) ?? 0) + 1);
  }
  return { countries };
}

/**
 * The listed place that a name means, or null. Of several it is the one in the state or country behind the comma
 * (`Springfield, Illinois`), else the one spelled with these accents (`Los Ángeles`), else one in a country that the
 * story names, else the largest.
 */
export function findPlace(name: string, context: PlaceContext, behind: string | null): KnownPlace | null {
  const hasAccents = plainSpelling(name) !== name;
  const candidates = placesNamed(name).filter((place) => hasAccents || mayLackAccents(place, context));
  const [first] = candidates;
  if (first === undefined || isAbbreviation(name, first)) return null;
  const around = behind === null ? null : (placesNamed(behind)[0] ?? null);
  let best = first;
  let bestScore = -1;
  for (const candidate of candidates) {
    const isSpelledSo = hasAccents && candidate.place.name === name;
    const isThere = around !== null && liesIn(candidate, around);
    const score = likelihood(candidate, context) + (isSpelledSo ? 3 : 0) + (isThere ? 10 : 0);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
    }
  }
  return isRatherWord(name, best, bestScore) ? null : best.place;
}

/** Whether a place may be printed without its accents. Small towns only in news of their country: `God` is not Göd. */
function mayLackAccents({ place, weight }: ListedPlace, context: PlaceContext): boolean {
  const isPlain = plainSpelling(place.name) === place.name;
  return isPlain || weight >= RIVAL_POPULATION || context.countries.has(place.countryCode ?? '');
}

/** Whether a name is rather an abbreviation than a place: `WA` is not the town of Wa. */
function isAbbreviation(name: string, { place }: ListedPlace): boolean {
  return /^[A-Z]{2,3}$/.test(name) && place.name !== name && place.name.toUpperCase() === name;
}

/**
 * Whether a name is rather a common word than a small town, `Split` or `Orange`, whose country the story does not name.
 */
function isRatherWord(name: string, best: ListedPlace, score: number): boolean {
  const word = name.toLowerCase();
  const isWord = (lexicon().words.get(hashOf(word, 0, word.length)) & COMMON) !== 0;
  return isWord && best.weight < RIVAL_POPULATION && score < Math.log10(best.weight + 1) + 1;
}

/** Whether a place is in a state or country. */
function liesIn(candidate: ListedPlace, around: ListedPlace): boolean {
  if (candidate.place.key === around.place.key || candidate.place.countryCode !== around.place.countryCode)
    return false;
  return around.place.kind === 'COUNTRY' || (around.place.kind === 'STATE' && candidate.division === around.division);
}

/** A score of size and country: a city ten times as large outweighs a country that is named once. */
function likelihood(candidate: ListedPlace, context: PlaceContext): number {
  const named = context.countries.get(candidate.place.countryCode ?? '') ?? 0;
  return Math.log10(candidate.weight + 1) + (named > 0 ? 1 + Math.min(named, 5) / 5 : 0);
}
