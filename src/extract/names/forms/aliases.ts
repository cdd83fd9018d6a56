import { CAPITALISED, CAPITALS, MIXED } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { isListedPlace } from '../context/offices.ts';
import { overlapping, type Span } from '../spans/spans.ts';

/**
 * Reads the other name that stands behind a name, `, or BNPB,`, `, known as Karst`, `, known by its French
 * initials FIDE`, as one of the same kind, and notes the kind of capitals in `shortForms`.
 */
export function withAliases(
  sheet: TokenTable,
  passage: number,
  spans: readonly Span[],
  shortForms: Map<string, EntityKind | null>,
): Span[] {
  const read = spans.map((span) => ({ ...span }));
  const found: Span[] = [];
  for (const { kind, last } of spans) {
    const first = aliasBehind(sheet, last + 1);
    if (first < 0 || (kind === 'PERSON' && sheet.shape[first] !== CAPITALISED) || isListedPlace(sheet, first, first))
      continue;
    let end = first;
    while (sheet.shape[first] === CAPITALISED && sheet.shape[end + 1] === CAPITALISED) end += 1;
    const [known] = overlapping(read, first, end);
    if (known?.first === first) known.kind = kind;
    if (known !== undefined || end - first >= LONGEST_ALIAS) continue;
    found.push({ passage, first, last: end, kind });
    if (sheet.shape[first] === CAPITALS) shortForms.set(wordAt(sheet, first), kind);
  }
  return found.length === 0 ? read : [...read, ...found].sort((one, other) => one.first - other.first);
}

const LONGEST_ALIAS = 4;

/** Index of the first word of another name behind the comma at `comma`; or -1. */
function aliasBehind(sheet: TokenTable, comma: number): number {
  if (wordAt(sheet, comma) !== ',') return -1;
  const next = wordAt(sheet, comma + 1);
  if (next === 'or' || next === 'the') {
    const short = wordAt(sheet, comma + 2) === 'the' ? comma + 3 : comma + 2;
    return isCapitals(sheet, short) && ENDS.has(wordAt(sheet, short + 1)) ? short : -1;
  }
  if (next === 'alias' || next === 'aka') return isName(sheet, comma + 2) ? comma + 2 : -1;
  const known = ADVERBS.has(next) ? comma + 2 : comma + 1;
  if (wordAt(sheet, known) !== 'known') return -1;
  for (let at = known + 1; at < known + LONGEST_KNOWN; at += 1) {
    const word = wordAt(sheet, at);
    const name = wordAt(sheet, at + 1) === 'the' ? at + 2 : at + 1;
    if (word === 'as') return isName(sheet, name) ? name : -1;
    if (INITIALS.has(word)) return isCapitals(sheet, name) ? name : -1;
  }
  return -1;
}

const LONGEST_KNOWN = 7;
const ADVERBS = new Set('also better widely commonly popularly locally formerly previously collectively'.split(' '));
const INITIALS = new Set(['initials', 'acronym', 'abbreviation', 'letters']);
const ENDS = new Set([',', '.', ')', ';', '’s', "'s", 'said', 'and']);

function isCapitals(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] === CAPITALS || sheet.shape[at] === MIXED;
}

function isName(sheet: TokenTable, at: number): boolean {
  return sheet.shape[at] === CAPITALISED || isCapitals(sheet, at);
}
