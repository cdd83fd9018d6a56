import { isAgency } from '../agencies.ts';

export interface Biography {
  author: string;
  /** `News18` of `a News18.com journalist`. */
  publication: string | null;
}

/**
 * Reads an author's biography below the story: `Rohit is a News18.com journalist with a passion for …`. Null for other lines.
 * A sentence about a journalist may be news. It is a biography when it is set apart (`isSetApart`: after a bullet or among
 * notes), when `authors`, those of the byline, include its subject, or when it has words that only biographies use.
 */
export function readBiography(line: string, authors: readonly string[], isSetApart: boolean): Biography | null {
  const text = line.replace(/^about the author\s*[:–—-]\s*/i, '');
  const subject = SUBJECT.exec(text);
  const author = subject?.[1] ?? '';
  if (!subject || text.length > 900 || NO_PERSON.test(author) || !ROLE.test(text.slice(0, author.length + 120)))
    return null;
  const isKnown = authors.some((name) => name === author || name.startsWith(`${author} `));
  if (!isKnown && !isSetApart && text === line && !SELF_PRESENTATION.test(text)) return null;
  return { author, publication: publicationIn(text) };
}

const SUBJECT =
  /^(\p{Lu}[\p{L}.'’-]{1,24}(?: (?:\p{Lu}[\p{L}.'’-]{0,24}|de|van|von|bin|al|der|den|da)){0,4}),? (?:is|was|covers|writes|has|reports|works)\b/u;
const NO_PERSON = /^(?:He|She|They|It|This|That|There|The|A|An|Who|Here|What|One|Each|Everyone)\b/;
const ROLE =
  /\b(?:journalist|reporter|correspondent|editor|sub-editor|columnist|writer|author|producer|bureau chief|contributor|photojournalist|anchor|stringer|intern|analyst|covers|writes about|reports on)\b/i;
const SELF_PRESENTATION =
  /\b(?:passion for|passionate about|love for|loves to|based in \p{Lu}[\p{L} ,]{2,30}\.?$|covers (?:politics|sports?|business|crime|the)|writes (?:about|on)|years of experience|tweets? at|follow (?:him|her|them)|can be (?:reached|found|contacted)|@\w{2,}|\p{Lu}\p{L}+\.com\b)/iu;

function publicationIn(text: string): string | null {
  const site = /\ba(?:n)? (\p{Lu}[\p{L}\p{N}]{1,30})\.com\b/u.exec(text)?.[1];
  const staff =
    /\bis an? (?:senior |chief |staff |junior )?(?:journalist|reporter|correspondent|editor|sub-editor|writer) (?:at|with) (\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*){0,3})/u.exec(
      text,
    )?.[1];
  const own =
    /\bis ((?:The )?\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*){0,3})['’]s? (?:[\p{L}-]+ ){0,5}(?:journalist|reporter|correspondent|editor|writer|columnist)\b/u.exec(
      text,
    )?.[1];
  const found = site ?? staff ?? own ?? null;
  return found && !isAgency(found) ? found : null;
}
