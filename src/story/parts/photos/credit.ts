import { countWords } from '../../../text/words.ts';
import { findAgency, isAgency } from '../../agencies.ts';

/**
 * Reads a photo's credit from the words in brackets, after a bar or after a dash, and drops its label; null for other words.
 * `Photo: AP/Jane Doe` gives `AP/Jane Doe`; `AP Photo/Jane Doe` stays; a bare `Jane Doe` is not a credit.
 */
export function readCredit(words: string): string | null {
  const text = words.trim().replace(/\.$/, '');
  if (text === '' || countWords(text) > 16) return null;
  const labelled = LABEL.exec(text);
  if (labelled) return text.slice(labelled[0].length).trim() || null;
  return isUnlabelledCredit(text) ? text : null;
}

/** Whether the words credit a photo without naming anybody: `file photo`, `Representational image`. */
export function isAnonymousCredit(words: string): boolean {
  return /^(?:file|archive|stock|representative|representational|representation|illustrative)(?: (?:photo|image|picture|pic|photograph))?s?$/i.test(
    words.trim(),
  );
}

/** A label at the start of a credit: `Photo:`, `File photo:`, `Image Credit:`, `Photo by`, `Photo courtesy of`. */
export const LABEL =
  /^(?:(?:file|archive|stock|representative|representational)\s+)?(?:photo|image|picture|photograph|photographer|pic|video|screengrab|illustration)s?(?:\s+(?:credit|courtesy|source|copyright)s?)?(?:\s*[:/]\s*|\s+(?:by|courtesy of|courtesy|via|credit)\s+)|^(?:photo|image)?\s*credits?\s*:\s*|^(?:file|courtesy|source|handout|via)\s*:\s*|^(?:photo |image )?courtesy(?: of)?\s+/i;

// `Reuters`, `REUTERS/Jane Doe`, `Reuters: Jane Doe`, `Reuters photo: Jane Doe`, `AP Photo/Jane Doe, File`, `Jane Doe/Pool via AP`.
function isUnlabelledCredit(text: string): boolean {
  if (!findAgency(text)) return false;
  const parts = text.split(/\s*[/:,|]\s*|\s+(?:via|for|by|and)\s+/);
  return parts.every((part) => part === '' || isAgency(part) || isNameLike(part) || isAnonymousCredit(part));
}

function isNameLike(part: string): boolean {
  const words = part.split(/\s+/);
  return (
    words.length <= 5 &&
    words.every(
      (word) =>
        /^[\p{Lu}\d]/u.test(word) || /^(?:photo|pool|handout|stringer|de|van|von|al-\p{Lu}.*|bin|the)$/iu.test(word),
    )
  );
}
