/**
 * How many words a text has, in any script: `The captain didn't jump.` has 4, `船长说船在岸边` has 5 although no space stands
 * between them. Numbers are words, punctuation is not; the parts of `al-Roub` count apart. The language is a BCP 47 tag;
 * it helps only in scripts without spaces.
 */
export function countWords(text: string, language = 'und'): number {
  let count = 0;
  for (const piece of pieces(text)) {
    if (!UNSPACED.test(piece)) count += piece.match(WORD)?.length ?? 0;
    else for (const { isWordLike } of segmenterFor(language).segment(piece)) if (isWordLike) count += 1;
  }
  return count;
}

// Scripts that print no space between words. Only they need the segmenter, which is ten times slower than a pattern.
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{M}\p{N}]+(?:(?:['’.·]|(?<=\p{N}),(?=\p{N}))[\p{L}\p{M}\p{N}]+)*/gu;

/**
 * Minutes to read a text of so many words, rounded up; 0 only without any word. News is read at about 230 words a minute;
 * Chinese and Japanese at about 500 characters, which are 300 of the words that `countWords` counts.
 */
export function readingTimeMinutes(words: number, language: string): number {
  return Math.ceil(words / (/^(?:zh|ja)\b/i.test(language) ? 300 : 230));
}

/**
 * The beginning of a text, cut behind a number of words, with `…` where the text goes on: of `One, two. Three.` and two
 * words, `One, two…`.
 */
export function firstWords(text: string, words: number, language: string): string {
  let count = 0;
  let end = 0;
  let offset = 0;
  for (const piece of pieces(text)) {
    for (const { segment, index, isWordLike } of segmenterFor(language).segment(piece)) {
      if (!isWordLike) continue;
      if (count === words) return `${text.slice(0, end).replace(/\s+/g, ' ').trim()}…`;
      count += 1;
      end = offset + index + segment.length;
    }
    offset += piece.length;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Segmenting takes time by the square of a text's length, so that a long text is cut into pieces first. */
const pieceLength = 1000;

/** The text in pieces that end between words: at a space where there is one, else at punctuation, else where it must be. */
function* pieces(text: string): Iterable<string> {
  let start = 0;
  while (text.length - start > pieceLength) {
    const end = start + cutAt(text.slice(start, start + pieceLength));
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}

function cutAt(piece: string): number {
  const space = piece.search(/\s\S*$/u);
  if (space > 0) return space;
  const mark = piece.search(/[。、，！？；：」』][^。、，！？；：」』]*$/u);
  if (mark > 0) return mark + 1;
  const last = piece.charCodeAt(piece.length - 1);
  return last >= 0xd800 && last < 0xdc00 ? piece.length - 1 : piece.length;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  const segmenter = new Intl.Segmenter(isTag(language) ? language : 'und', { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length > 0;
  } catch {
    return false;
  }
}
