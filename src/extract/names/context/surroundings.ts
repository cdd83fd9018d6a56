import { POSSESSIVE, SIGN, SMALL } from '../../../text/shapes.ts';
import { BODY_KIND, BODY_PART, PLACE_KIND, TITLE } from '../../lexicon/lexicon.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/**
 * What the words around a name say that it is: `newspaper Milenio`, `Numsa members`, `Smoore, the world’s biggest maker of`
 * are bodies, `Kadamtala area`, `the province of Orellana` places; null when they say nothing.
 */
export function kindAround(sheet: TokenTable, span: Span): 'ORGANIZATION' | 'PLACE' | null {
  const said =
    kindOfNoun(sheet, span.first - 1) ??
    kindBeforeComma(sheet, span) ??
    kindOf(sheet, span.first - 1) ??
    kindBehind(sheet, span.last + 1);
  return said ?? kindInApposition(sheet, span.last + 1);
}

/** `The newspaper, Milenio, says`: the kind before a name between two commas. */
function kindBeforeComma(sheet: TokenTable, { first, last }: Span): 'ORGANIZATION' | 'PLACE' | null {
  if (wordAt(sheet, first - 1) !== ',' || wordAt(sheet, last + 1) !== ',') return null;
  if (!ARTICLES.has(wordAt(sheet, first - 3).toLowerCase())) return null;
  return wordAt(sheet, first - 2) === 'paper' ? 'ORGANIZATION' : kindOfNoun(sheet, first - 2);
}

function kindOfNoun(sheet: TokenTable, at: number): 'ORGANIZATION' | 'PLACE' | null {
  if (sheet.shape[at] !== SMALL) return null;
  const flags = sheet.flags[at] as number;
  if (flags & BODY_KIND) return 'ORGANIZATION';
  return flags & PLACE_KIND ? 'PLACE' : null;
}

/** `subsidiary of Smoore`, `the province of Orellana`. */
function kindOf(sheet: TokenTable, at: number): 'ORGANIZATION' | 'PLACE' | null {
  if (wordAt(sheet, at) === 'in') return OWNED.has(wordAt(sheet, at - 1).toLowerCase()) ? 'ORGANIZATION' : null;
  if (wordAt(sheet, at) !== 'of') return null;
  const noun = sheet.flags[at - 1] ?? 0;
  if (noun & BODY_PART) return 'ORGANIZATION';
  return noun & PLACE_KIND || OF_PLACES.has(wordAt(sheet, at - 1)) ? 'PLACE' : null;
}

/** Who or what is of a place: `mayor of`, `north of`. */
const OF_PLACES = new Set(
  'mayor bishop archbishop residents inhabitants outskirts streets north south east west northeast northwest southeast southwest suburb'.split(
    ' ',
  ),
);

/** `shares in Aerovale`. */
const OWNED = new Set(['shares', 'stake', 'stakes', 'shareholders', 'investors', 'shareholding']);

/** `Kadamtala area`, `Numsa members`, `Séléka militia`. */
function kindBehind(sheet: TokenTable, at: number): 'ORGANIZATION' | 'PLACE' | null {
  const noun = sheet.shape[at] === POSSESSIVE ? at + 1 : at;
  if (sheet.shape[noun] !== SMALL) return null;
  const flags = sheet.flags[noun] as number;
  if (flags & BODY_PART || MEDIA.has(wordAt(sheet, noun))) return 'ORGANIZATION';
  return noun === at && flags & PLACE_KIND ? 'PLACE' : null;
}

/** `Tempo magazine`. */
const MEDIA = new Set('magazine newspaper daily weekly tabloid website broadcaster newscast'.split(' '));

/** `, the world’s biggest contract maker of`: the first noun of a kind behind a comma and an article, not `the town manager`. */
function kindInApposition(sheet: TokenTable, comma: number): 'ORGANIZATION' | 'PLACE' | null {
  if (wordAt(sheet, comma) !== ',' || !ARTICLES.has(wordAt(sheet, comma + 1))) return null;
  for (let at = comma + 2; at < comma + 2 + LONGEST_APPOSITION; at += 1) {
    if (sheet.shape[at] === SIGN || STOPS.has(wordAt(sheet, at))) return null;
    const kind = kindOfNoun(sheet, at);
    if (kind !== null) return (sheet.flags[at + 1] ?? 0) & TITLE ? null : kind;
  }
  return null;
}

const LONGEST_APPOSITION = 7;
const ARTICLES = new Set(['a', 'an', 'the']);
const STOPS = new Set(['of', 'who', 'which', 'that', 'in', 'at', 'for', 'from', 'with', 'and', 'is', 'was', '']);

/** Buildings, grounds and streets by their kind: `Royal Adelaide Hospital`, `Yukon Arts Centre`, `Rue Ford`. They count as places. */
export function isFacility(sheet: TokenTable, span: Span): boolean {
  if (span.first === span.last) return false;
  if (STREETS.has(wordAt(sheet, span.first))) return true;
  const last = wordAt(sheet, span.last);
  return FACILITIES.has(last) || (CENTRES.has(last) && CENTRE_KINDS.has(wordAt(sheet, span.last - 1)));
}

export const FACILITIES: ReadonlySet<string> = new Set(
  `Hospital Museum Theatre Theater Mall Market Cathedral Palace Prison Jail Cemetery Stadium Arena Airport Library Hotel
  Roadhouse Lodge Zoo Aquarium Clinic Monastery Temple Mosque Synagogue Municipality Amphitheatre Racecourse Velodrome
  Planetarium Observatory Infirmary Penitentiary Shrine Mausoleum Village Pool Complex Courthouse`.split(/\s+/),
);
const STREETS = new Set(['Rue', 'Calle', 'Plaza', 'Piazza', 'Avenida', 'Avenue', 'Boulevard', 'Via', 'Paseo']);
export const CENTRES: ReadonlySet<string> = new Set(['Centre', 'Center']);
const CENTRE_KINDS = new Set(
  `Medical Cultural Culture Arts Art Health Heritage Trade Community Convention Shopping Tourism Visitor Visitors
  Detention Conference Exhibition Civic Leisure Sports Aquatic Rehabilitation Correctional Science Cancer Care Garden
  Birth Data Distribution Entertainment Evacuation Islamic Jewish Performing`.split(/\s+/),
);
