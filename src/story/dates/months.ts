// Month names as news prints them; the first three letters do for English, which is why `sept` stands apart.
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

/** The number, 1 to 12, of a month printed in words; undefined where it is none. */
export function monthNumber(name: string): number | undefined {
  return NUMBERS.get(name.toLowerCase());
}

/** A pattern's alternatives for every printed month, longest first. */
export const MONTH_PATTERN = [...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|');
