/** Normalizes text: one kind of line end, one kind of space, no invisible characters, composed letters (NFC). Quotation marks stay as printed. */
export function cleanText(text: string): string {
  return text
    .replace(LINE_ENDS, '\n')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINERS, '')
    .replace(CONTROLS, '')
    .normalize('NFC');
}

/** Normalizes text to one line, without spaces at its ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

const LINE_ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
// Zero-width spaces, soft hyphens, byte-order marks and marks of writing direction.
const INVISIBLE = /[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
// Joiners shape letters in Persian and Hindi and hold an emoji together; after Latin letters they mean nothing.
const STRAY_JOINERS = /(?<=^|[\p{Script=Latin}\p{P}\p{Z}\p{N}\n])[\u200c\u200d]+/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
