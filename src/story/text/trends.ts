import { fold } from '../../text/fold.ts';
import { longest, mostLabels } from '../lengths.ts';
import { truncate } from '../shorten.ts';
import { brandSpans, NAME_PREFIX } from './brands.ts';

export interface KnownLabels {
  /** Labels of other stories in the corpus. */
  labels: ReadonlySet<string> | string[];
  /** Full names of people in the story and in the corpus. */
  people: string[];
}

export interface CutTrends {
  labels: string[];
  /** Labels whose boundary is only likely, each with the reason. */
  guessed: { label: string; reason: string }[];
}

/**
 * Splits a run of trend labels that was printed without separators. It cuts where a small letter meets a capital
 * (`BidenModi's`), and around a label of other stories or a person's full name (`Protest Joe Biden`). A run in which
 * neither is found stays one label.
 */
export function cutTrends(line: string, known: KnownLabels): CutTrends {
  const labels = new Set([...known.labels].map(fold));
  const people = new Set(known.people.filter((name) => name.includes(' ')).map(fold));
  const cut: CutTrends = { labels: [], guessed: [] };
  for (const part of line.split(/\s*[|;,•·]\s*/)) {
    for (const segment of cutAtJoins(part, labels, cut)) cut.labels.push(...cutAtKnown(segment, labels, people, cut));
  }
  cut.labels = [...new Set(cut.labels.filter((label) => /[\p{L}\p{N}]/u.test(label)))];
  shortenLabels(cut);
  // A guess names the word at which it cut; the label may go on with the words that follow.
  cut.guessed = cut.guessed.map((guess) => ({
    ...guess,
    label: cut.labels.find((label) => label.startsWith(guess.label)) ?? guess.label,
  }));
  return cut;
}

/** Caps the labels: a run in which no boundary is found is one long label. */
function shortenLabels(cut: CutTrends): void {
  if (cut.labels.length > mostLabels) {
    const reason = `the run holds ${cut.labels.length} labels, and the first ${mostLabels} were kept`;
    cut.labels.length = mostLabels;
    cut.guessed.push({ label: cut.labels.at(-1) ?? '', reason });
  }
  cut.labels = cut.labels.map((printed) => {
    const label = truncate(printed, longest.label);
    const reason = `it has ${printed.length} characters, and a label may have ${longest.label}`;
    if (label !== printed) cut.guessed.push({ label, reason });
    return label;
  });
}

function cutAtJoins(part: string, labels: ReadonlySet<string>, cut: CutTrends): string[] {
  const segments: string[] = [];
  let segment: string[] = [];
  for (const word of part.trim().split(/\s+/)) {
    const pieces = splitWord(word, labels, cut);
    pieces.forEach((piece, index) => {
      if (index > 0) segments.push(segment.splice(0).join(' '));
      segment.push(piece);
    });
  }
  segment = segment.filter(Boolean);
  return [...segments, segment.join(' ')].filter(Boolean);
}

function splitWord(word: string, labels: ReadonlySet<string>, cut: CutTrends): string[] {
  if (labels.has(fold(word))) return [word];
  const brands = brandSpans(word);
  const pieces: string[] = [];
  let start = 0;
  for (let at = 1; at < word.length; at++) {
    if (brands.some((span) => span.start < at && at < span.end)) continue;
    const reason = whyCut(word, start, at, labels);
    if (reason === null && !brands.some((span) => span.start === at)) continue;
    pieces.push(word.slice(start, at));
    start = at;
    if (reason) cut.guessed.push({ label: word.slice(at), reason });
  }
  return [...pieces, word.slice(start)];
}

/** Why a label begins at `at`: an empty text for a certain cut, a reason for a guess, null for no cut. */
function whyCut(word: string, start: number, at: number, labels: ReadonlySet<string>): string | null {
  const before = word.slice(start, at);
  const after = word.slice(at, at + 3);
  if (!/^\p{Lu}/u.test(after)) return null;
  if (labels.has(fold(before)) && /^\p{Lu}\p{Ll}/u.test(after)) return '';
  if (/\p{Ll}$/u.test(before)) return NAME_PREFIX.test(before) || before.length === 1 ? null : '';
  if (/(?:^|\D)\d{4}$|\d%$|[)\]!?”"]$/.test(before) && /^\p{Lu}\p{Ll}/u.test(after)) return '';
  const isInitials = /^\p{Lu}{3,}$/u.test(before) && /^\p{Lu}\p{Ll}{2}/u.test(after);
  return isInitials ? `the capitals \`${before}\` meet a new word` : null;
}

function cutAtKnown(
  segment: string,
  labels: ReadonlySet<string>,
  people: ReadonlySet<string>,
  cut: CutTrends,
): string[] {
  const tail: string[] = [];
  let words = segment.split(' ');
  while (words.length > 1 && !isKnown(words, labels, people)) {
    const length = knownTail(words, labels, people);
    if (length === 0) break;
    const label = words.slice(-length).join(' ');
    const rest = words.slice(0, -length);
    const isCertain = isKnown(rest, labels, people) || (people.has(fold(label)) && rest.length > 1);
    if (!isCertain)
      cut.guessed.push({ label, reason: `\`${label}\` is known by itself, \`${rest.join(' ')}\` is not` });
    tail.unshift(label);
    words = rest;
  }
  const head = isKnown(words, labels, people) ? 0 : knownHead(words, labels);
  if (head === 0) return [words.join(' '), ...tail];
  const [first, rest] = [words.slice(0, head).join(' '), words.slice(head).join(' ')];
  cut.guessed.push({ label: rest, reason: `\`${first}\` is a label by itself, \`${rest}\` is not known` });
  return [first, rest, ...tail];
}

const LONGEST_LABEL = 8;
const LEADS_ON =
  /^(?:of|on|by|to|with|and|&|vs?\.?|for|in|against|the|a|from|at|is|as|says|or|over|after|who|about|president|pm|cm|minister|king|queen|prince|princess|pope|senator|governor|mayor|judge|justice|actor|actress|singer|mr|mrs|ms|dr|sir|st|general|chief|leader|director|captain|coach)$|['’]s?$|[:–—-]$/i;

function isKnown(words: readonly string[], labels: ReadonlySet<string>, people: ReadonlySet<string>): boolean {
  if (words.length > LONGEST_LABEL) return false;
  const label = fold(words.join(' '));
  return labels.has(label) || people.has(label);
}

/** How many words at the end are a known label or person. 0 when a title or a preposition before them ties them to what precedes. */
function knownTail(words: readonly string[], labels: ReadonlySet<string>, people: ReadonlySet<string>): number {
  for (let length = Math.min(LONGEST_LABEL, words.length - 1); length > 0; length--) {
    if (isKnown(words.slice(-length), labels, people) && !LEADS_ON.test(words.at(-length - 1) ?? '')) return length;
  }
  return 0;
}

/** How many words at the start are a known label. Never one, which often begins a longer label: `Modi` in `Modi Surname Case`. */
function knownHead(words: readonly string[], labels: ReadonlySet<string>): number {
  for (let length = Math.min(LONGEST_LABEL, words.length - 1); length > 1; length--) {
    const next = words[length] ?? '';
    if (labels.has(fold(words.slice(0, length).join(' '))) && /^[\p{Lu}\p{N}]/u.test(next)) return length;
  }
  return 0;
}
