import { badUserInput } from '../errors/errors.ts';

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Codes in wide use that ISO 3166-1 keeps for the country or gave up for it. */
const alternatives: Record<string, string> = { UK: 'GB', EL: 'GR' };

/**
 * Reads a country's ISO 3166-1 alpha-2 code, in any case: `il` is `IL`, and the widely used `UK` is `GB`.
 *
 * @throws BAD_USER_INPUT for what is no such code, or the code of no country: `XX`.
 */
export function readCountry(argument: string, code: string): string {
  const upper = code.toUpperCase();
  const read = alternatives[upper] ?? upper;
  if (/^[A-Z]{2}$/.test(read) && countryName(read) !== null) return read;
  throw badUserInput(
    `\`${argument}: ${JSON.stringify(code.slice(0, 80))}\` is not the ISO 3166-1 alpha-2 code of a country, such as \`IL\`. To ask by name, use \`places\`.`,
    { argument },
  );
}

/** Codes of groups of countries and of no place, which `Intl` names beside those of countries. */
const notCountries = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO', 'XX']);

/** The English name of the country with this code; null when no country has it. */
export function countryName(code: string): string | null {
  if (notCountries.has(code)) return null;
  try {
    return regionNames.of(code) ?? null;
  } catch {
    return null;
  }
}
