// Names and abbreviations of the months in the languages that are read, January first.
const NAMES: readonly string[] = [
  'january jan enero janvier januar gennaio janeiro januari jänner',
  'february feb febrero février fevrier februar febbraio fevereiro februari',
  'march mar marzo mars märz março marco maart',
  'april apr abril avril aprile',
  'may mayo mai maggio maio mei',
  'june jun junio juin juni giugno junho',
  'july jul julio juillet juli luglio julho',
  'august aug agosto août aout augustus',
  'september sept sep septiembre septembre settembre setembro',
  'october oct octubre octobre oktober ottobre outubro',
  'november nov noviembre novembre novembro',
  'december dec diciembre décembre decembre dezember dicembre dezembro',
];

const NUMBERS = new Map(NAMES.flatMap((line, index) => line.split(' ').map((name) => [name, index + 1] as const)));

/** The number, 1 to 12, of a month in words; undefined for other words. */
export function monthNumber(name: string): number | undefined {
  return NUMBERS.get(name.toLowerCase());
}

/** All printed months as alternatives of a regular expression, longest first. */
export const MONTH_PATTERN = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');
