export type Decoded = { text: string } | { code: 'NOT_TEXT' | 'EMPTY'; message: string };

/**
 * Decodes a story's bytes, or says why they are not text.
 * Accepts UTF-8, and UTF-16 with a byte-order mark. A byte that is not valid UTF-8 is decoded as Windows-1252 by itself, so
 * that one stray 0x93 does not garble the letters around it.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const kind = SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1];
  if (kind)
    return { code: 'NOT_TEXT', message: `The file is ${kind}, not text. Save the story as plain text in UTF-8.` };
  const text = decode(bytes);
  const binary = whyBinary(text);
  if (binary) return { code: 'NOT_TEXT', message: `${binary} Save the story as plain text in UTF-8.` };
  if (text.trim() === '')
    return {
      code: 'EMPTY',
      message: `The story is empty (${bytes.length} bytes, no letters). Give it a date, a headline and text.`,
    };
  return { text };
}

const SIGNATURES: [string, string][] = [
  ['%PDF-', 'a PDF document'],
  ['PK\u0003\u0004', 'a ZIP archive or office document'],
  ['{\\rtf', 'a rich-text document'],
];

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((character, index) => bytes[index] === character.charCodeAt(0));
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeMixed(bytes);
  }
}

function decodeMixed(bytes: Uint8Array): string {
  const utf8 = new TextDecoder('utf-8');
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(utf8.decode(bytes.subarray(from, at)), windows1252(bytes[at] ?? 0));
    at += 1;
    from = at;
  }
  parts.push(utf8.decode(bytes.subarray(from)));
  return parts.join('');
}

// Written out, because some versions of Node decode Windows-1252 as Latin-1 and lose the quotation marks.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(byte: number): string {
  return byte < 0xa0 ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte);
}

/** The length in bytes of the UTF-8 character at `at`; 0 when it is not valid, as overlong forms and surrogates are not. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  for (let next = 1; next < length; next++) {
    if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

function whyBinary(text: string): string | null {
  let controls = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0) {
      return `Character ${index + 1} is a NUL, so this is a binary file or UTF-16 without a byte-order mark.`;
    }
    if (code < 9 || (code > 13 && code < 32) || (code >= 127 && code < 160 && code !== 0x85) || code === 0xfffd)
      controls++;
  }
  const isBinary = controls > 1 && controls * 20 > text.length;
  return isBinary ? `${controls} of ${text.length} characters are control characters, so this is a binary file.` : null;
}
