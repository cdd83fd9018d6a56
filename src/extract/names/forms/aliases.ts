import { ALL_CAPS, CAPITALIZED, MIXED } from '../../../text/shapes.ts';
import type { EntityKind } from '../../extraction.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { isListedPlace } from '../context/offices.ts';
import { overlapping, type Span } from '../spans/spans.ts';

/**
 * Adds the other name that a text gives behind a name, with the same kind: `, or BNPB,`, `, known as Karst`, `, known
 * by its French initials FIDE`. Records the kind of those in capitals in `shortForms`.
 */
export function withAliases(
  table: TokenTable,
  passage: number,
  spans: readonly Span[],
  shortForms: Map<string, EntityKind | null>,
): Span[] {
  const read = spans.map((span) => ({ ...span }));
  const found: Span[] = [];
  for (const { kind, last } of spans) {
    const first = aliasBehind(table, last + 1);
    if (first < 0 || (kind === 'PERSON' && table.shape[first] !== CAPITALIZED) || isListedPlace(table, first, first))
      continue;
    let end = first;
    while (table.shape[first] === CAPITALIZED && table.shape[end + 1] === CAPITALIZED) end += 1;
    const [known] = overlapping(read, first, end);
    if (known?.first === first) known.kind = kind;
    if (known !== undefined || end - first >= LONGEST_ALIAS) continue;
    found.push({ passage, first, last: end, kind });
    if (table.shape[first] === ALL_CAPS) shortForms.set(wordAt(table, first), kind);
  }
  return found.length === 0 ? read : [...read, ...found].sort((one, other) => one.first - other.first);
}

const LONGEST_ALIAS = 4;

/** The index of the first word of another name behind the comma at `comma`; or -1. */
function aliasBehind(table: TokenTable, comma: number): number {
  if (wordAt(table, comma) !== ',') return -1;
  const next = wordAt(table, comma + 1);
  if (next === 'or' || next === 'the') {
    const short = wordAt(table, comma + 2) === 'the' ? comma + 3 : comma + 2;
    return isCapitals(table, short) && ALIAS_FOLLOWERS.has(wordAt(table, short + 1)) ? short : -1;
  }
  if (next === 'alias' || next === 'aka') return looksLikeName(table, comma + 2) ? comma + 2 : -1;
  const known = KNOWN_AS_ADVERBS.has(next) ? comma + 2 : comma + 1;
  if (wordAt(table, known) !== 'known') return -1;
  for (let at = known + 1; at < known + LONGEST_KNOWN_AS; at += 1) {
    const word = wordAt(table, at);
    const name = wordAt(table, at + 1) === 'the' ? at + 2 : at + 1;
    if (word === 'as') return looksLikeName(table, name) ? name : -1;
    if (ACRONYM_NOUNS.has(word)) return isCapitals(table, name) ? name : -1;
  }
  return -1;
}

const LONGEST_KNOWN_AS = 7;
const KNOWN_AS_ADVERBS = new Set(
  'also better widely commonly popularly locally formerly previously collectively'.split(' '),
);
const ACRONYM_NOUNS = new Set(['initials', 'acronym', 'abbreviation', 'letters']);
const ALIAS_FOLLOWERS = new Set([',', '.', ')', ';', '’s', "'s", 'said', 'and']);

function isCapitals(table: TokenTable, at: number): boolean {
  return table.shape[at] === ALL_CAPS || table.shape[at] === MIXED;
}

function looksLikeName(table: TokenTable, at: number): boolean {
  return table.shape[at] === CAPITALIZED || isCapitals(table, at);
}
