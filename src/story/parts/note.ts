import { findAgency, isNewsAgency } from '../agencies.ts';
import type { NoteKind } from '../story.ts';

/** The kind of a note about the story itself: AGENCY for `(With AFP inputs)`, EDITORIAL for `Editing by …`. Null for other lines. */
export function noteKind(line: string): NoteKind | null {
  if (line.length > 600) return null;
  const text = line.replace(/^[\s([*_–—-]+/, '').replace(/[\s)\]*_]+$/, '');
  if (SYNDICATED.some((pattern) => pattern.test(text))) return 'SYNDICATION';
  const isOfAgency = findAgency(text) !== null;
  if (COPYRIGHT.test(text) && (isOfAgency || COPYRIGHT_OWNER.test(text)))
    return isOfAgency ? 'SYNDICATION' : 'EDITORIAL';
  if (isAgencyAlone(text) || (AGENCY_WORDS.some((pattern) => pattern.test(text)) && namesAgency(text))) return 'AGENCY';
  if (ASIDE.test(line)) return 'EDITORIAL';
  return isCredit(text) || EDITORIAL.some((pattern) => pattern.test(text)) ? 'EDITORIAL' : null;
}

function namesAgency(text: string): boolean {
  return findAgency(text) !== null || /\bagenc(?:y|ies)\b|\bwire/i.test(text);
}

// A line of an agency's name, `PTI` or `AFP/Jane Doe`; a picture agency alone on a line credits a photo.
function isAgencyAlone(text: string): boolean {
  const [name = ''] = text.split('/');
  return text.length <= 24 && isNewsAgency(name) && !/\b(?:photos?|images)$/i.test(name);
}

// `Editing by John Roe` credits somebody; `Editing by hand is slow` does not.
function isCredit(text: string): boolean {
  const label = CREDIT.exec(text)?.[0];
  return label !== undefined && /^(?:\p{Lu}|the |our )/u.test(text.slice(label.length));
}

const CREDIT =
  /^(?:additional )?(?:reporting|writing|editing|compiled|written|translated|translation|edited|curated|produced|fact-checked|graphics?|contributing|published|reported|updated|posted)(?: and (?:reporting|writing|editing))?(?: by\s*:?|\s*:)\s*/i;

/** The publication whose staff a note names: News18 in `has not been edited by News18 staff`. Null without one. */
export function publicationOfNote(text: string): string | null {
  const match =
    /\b(?:edited|created|reviewed) by (?:the )?(\p{Lu}[\p{L}\p{N}&.' ]{1,40}?)(?:['’]s)? (?:staff|team|editors?|desk|newsroom)\b/u.exec(
      text,
    );
  return match?.[1] ?? null;
}

const SYNDICATED: readonly RegExp[] = [
  /^(?:disclaimer\s*:\s*)?(?:except for the headline,? )?(?:this|the above) (?:story|article|report|content|copy|post|news item)\b.{0,80}\b(?:not been (?:edited|created)|syndicated|(?:agency|wire|news|[a-z]{2,5}) feed|auto-?(?:generated|published))/i,
  /^(?:this|the) (?:story|article|report|post)\b.{0,40}\b(?:originally (?:published|appeared)|(?:is |was )?(?:re)?published (?:here )?(?:from|with permission|under|courtesy))/i,
  /^(?:published|republished|reprinted|syndicated) (?:with permission|under licen[cs]e|from)\b/i,
];

// A line in brackets about the story itself: `(This story is part of a series on rivers)`.
const ASIDE = /^\((?:this|the above) (?:story|article|report|post|piece)\b[^()]*\)$/i;

const COPYRIGHT = /^(?:©|\(c\)|copyright\b)/i;
const COPYRIGHT_OWNER = /^.{0,50}?(?:\d{4}|all rights|agency|press)/i;

const AGENCY_WORDS: readonly RegExp[] = [
  /^with (?:(?:additional |some |further )?(?:inputs?|reporting|material|information|reports?) (?:from|by)\b|.{1,60}\b(?:inputs?|reporting|reports?)$)/i,
  /^(?:additional )?inputs? (?:from|by)\b/i,
  /^(?:agencies|agency|news agenc(?:y|ies)|wire reports?|from (?:agencies|wire (?:reports|services)))$/i,
  /^.{1,120}\bcontributed to (?:this|the) (?:report|story|article)\.?$/i,
  /^(?:source|sources|agency|contributing)\s*:\s*.{1,60}$/i,
];

const EDITORIAL: readonly RegExp[] = [
  /^.{1,120}\bcontributed to (?:this|the) (?:report|story|article)\.?$/i,
  /^(?:editor['’]?s?['’]? note|correction|clarification|disclaimer|update|note to readers|author['’]s note)s?\s*[:–—-]/i,
  /^(?:this|the|an earlier version of this) (?:story|article|headline|report|post|piece|copy)\b.{0,60}\b(?:(?:was|has been) (?:updated|corrected|amended|edited|clarified)|(?:incorrectly|misstated|misidentified|misspelled)|is (?:developing|being updated)|will be updated)/i,
  /^(?:more (?:details )?(?:to follow|awaited)|developing (?:story|…)|with inputs from\b)/i,
];
