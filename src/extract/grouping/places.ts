import { hashOf } from '../../text/hashing.ts';
import type { KnownPlace } from '../extraction.ts';
import { type ListedPlace, placesNamed } from '../lexicon/gazetteer.ts';
import { COMMON, lexicon, plainSpelling } from '../lexicon/lexicon.ts';

/** What a story tells about where it plays: the countries that it names, by code, and how often. */
export interface PlaceContext {
  countries: Map<string, number>;
}

/** Thousands of people of a second place from which on a name by itself tells no country: `Georgia`, `Tripoli`. */
const RIVAL_POPULATION = 200;

/** Counts the countries that a story names, by themselves or through their big cities and states. */
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
 * The listed place that a name means here. Of several: the one in the state or country printed behind it
 * (`Springfield, Illinois`), else the one with its accents (`Los Ángeles`), else one in a country that the story names, else the largest.
 */
export function findPlace(name: string, context: PlaceContext, behind: string | null): KnownPlace | null {
  const hasAccents = plainSpelling(name) !== name;
  const candidates = placesNamed(name).filter((place) => hasAccents || mayLackAccents(place, context));
  const [first] = candidates;
  if (first === undefined || isLetters(name, first)) return null;
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
  return isNoMoreThanWord(name, best, bestScore) ? null : best.place;
}

/** A small town is printed without its accents in news of its country alone: `God` is not Göd, `Marin` not Marín. */
function mayLackAccents({ place, weight }: ListedPlace, context: PlaceContext): boolean {
  const isPlain = plainSpelling(place.name) === place.name;
  return isPlain || weight >= RIVAL_POPULATION || context.countries.has(place.countryCode ?? '');
}

/** `WA` is not the town of Wa. */
function isLetters(name: string, { place }: ListedPlace): boolean {
  return /^[A-Z]{2,3}$/.test(name) && place.name !== name && place.name.toUpperCase() === name;
}

/** A town called like a word, in no country or state that the story names, is not meant for certain: `Split`, `Orange`. */
function isNoMoreThanWord(name: string, best: ListedPlace, score: number): boolean {
  const word = name.toLowerCase();
  const isWord = (lexicon().words.get(hashOf(word, 0, word.length)) & COMMON) !== 0;
  return isWord && best.weight < RIVAL_POPULATION && score < Math.log10(best.weight + 1) + 1;
}

function liesIn(candidate: ListedPlace, around: ListedPlace): boolean {
  if (candidate.place.key === around.place.key || candidate.place.countryCode !== around.place.countryCode)
    return false;
  return around.place.kind === 'COUNTRY' || (around.place.kind === 'STATE' && candidate.division === around.division);
}

/** A city ten times as large outweighs a country named once. */
function likelihood(candidate: ListedPlace, context: PlaceContext): number {
  const named = context.countries.get(candidate.place.countryCode ?? '') ?? 0;
  return Math.log10(candidate.weight + 1) + (named > 0 ? 1 + Math.min(named, 5) / 5 : 0);
}
