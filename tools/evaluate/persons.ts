import type { GoldQuote } from './quoteTallies.ts';

/**
 * The full name of an annotated speaker, as far as the annotation tells. It is the annotated full name where there is
 * one. For a printed name it is the form `Given Last` that the text prints most often with its last name. For `he` or
 * `she` it is the last named speaker before it, if that is near and nobody else is named in between. Otherwise null:
 * the person is unknown, and nothing is counted.
 */
export function personOf(text: string, quote: GoldQuote, all: readonly GoldQuote[]): string | null {
  if (quote.speakerName) return quote.speakerName;
  if (quote.speaker === null) return null;
  return quote.speakerKind === 'pronoun' ? personOfPronoun(text, quote, all) : personOfPhrase(text, quote.speaker);
}

function personOfPronoun(text: string, quote: GoldQuote, all: readonly GoldQuote[]): string | null {
  if (!/^s?he$/i.test(quote.speaker ?? '') || quote.speakerStart === null) return null;
  let nearest: GoldQuote | null = null;
  for (const other of all) {
    if (other.speakerEnd === null || other.speakerEnd > quote.speakerStart || other.speakerKind === 'pronoun') continue;
    if (nearest === null || other.speakerEnd > (nearest.speakerEnd ?? 0)) nearest = other;
  }
  if (nearest === null || nearest.speakerEnd === null || quote.speakerStart - nearest.speakerEnd > LONGEST_DISTANCE)
    return null;
  const person = personOfPhrase(text, nearest.speaker ?? '');
  if (person === null) return null;
  const between = text.slice(nearest.speakerEnd, quote.speakerStart);
  return /[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+/.test(between.replaceAll(person, '')) ? null : person;
}

/** In characters, between a name and the pronoun that refers to it. */
const LONGEST_DISTANCE = 600;

function personOfPhrase(text: string, phrase: string): string | null {
  if (/^(?:an?|one|another|the|some|this|that|his|her|their)\b/i.test(phrase)) return null;
  const core = phrase.replace(/\s*(?:[,(–—-]\s|,|\().*$/s, '').replace(/[’']s$/, '');
  const capitalised = /((?:[A-Z][\w.’'-]*\s+)*)([A-Z][\w’'-]+)$/.exec(core);
  if (capitalised === null) return null;
  const last = capitalised[2] as string;
  return fullest(text, last) ?? null;
}

/** The form `Given Last` that a text prints most often with a last name, initials left out; null where it has none. */
function fullest(text: string, last: string): string | null {
  const counts = new Map<string, number>();
  const escaped = last.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  for (const match of text.matchAll(new RegExp(`\\b([A-Z][a-z’'-]+)\\s+(?:[A-Z]\\.\\s+)?${escaped}\\b`, 'g'))) {
    const given = match[1] as string;
    if (!NOT_GIVEN_NAMES.has(given)) counts.set(`${given} ${last}`, (counts.get(`${given} ${last}`) ?? 0) + 1);
  }
  let best: string | null = null;
  for (const [name, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = name;
  return best;
}

/** Words that precede a last name and are no given name. */
const NOT_GIVEN_NAMES = new Set(
  'Mr Mrs Ms Dr Sen Rep Gov President Senator Governor Secretary Chairman Chancellor Minister Director Congressman Congresswoman Representative Judge Justice Speaker General Leader Mayor Candidate The And But When While After As If In On At For With That Republican Democrat Democratic State Former'.split(
    ' ',
  ),
);

/**
 * Whether a predicted name is that person: same last name and same given name, whatever the middle names and initials.
 */
export function isPerson(name: string | null, person: string): boolean {
  if (name === null) return false;
  const given = plain(name);
  const expected = plain(person);
  return (
    given.at(-1) === expected.at(-1) &&
    given.includes(expected[0] as string) &&
    (expected.length > 1 || given.length === 1)
  );
}

function plain(name: string): string[] {
  return name
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/,? (?:jr|sr|ii|iii|iv)\.?$/, '')
    .split(/\s+/);
}
