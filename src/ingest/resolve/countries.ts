import type { KnownPlace } from '../../extract/extraction.ts';
import { loadPlaces } from '../../extract/lexicon/gazetteer.ts';

let byCode: Map<string, KnownPlace> | undefined;

/** The country of an ISO 3166-1 alpha-2 code as the gazetteer has it; null for a code that it has not. */
export function countryPlace(code: string): KnownPlace | null {
  byCode ??= new Map(
    loadPlaces().flatMap(({ place }) =>
      place.countryCode !== null && place.key === `iso:${place.countryCode}` ? [[place.countryCode, place]] : [],
    ),
  );
  return byCode.get(code) ?? null;
}
