import { findAgencies, isAgency } from '../agencies.ts';
import { MONTH_PATTERN } from '../dates/months.ts';

export interface Dateline {
  /** `JENIN, West Bank`. Null when only an agency is named: `(Reuters) -`. */
  place: string | null;
  agencies: string[];
  /** The printed words without the dash or colon that ends them: `JENIN, West Bank (AP)`. */
  printed: string;
}

/**
 * Reads the dateline at the start of a story's text: `JENIN, West Bank (AP) —`, `WASHINGTON, July 3 (Reuters) -`, `LONDON:`,
 * `New Delhi:`. Null without one.
 *
 * Not to be confused with `findDateline` of `text/dateline.ts`, which extraction asks of every paragraph where its sentences
 * begin: there a place in small letters or a colon would be mistaken too often, and neither agency nor day matter. This one
 * reads the first paragraph alone, and knows towns that are printed in small letters.
 */
export function readDateline(paragraph: string): Dateline | null {
  const opening = paragraph.slice(0, 120);
  const match = /^([^():;!?"“”—–]{0,70}?)(?:\s*\(([^()]{2,40})\))?\s*(—|–|--|―|\s-|:|(?<=\))(?=\s))\s*(?=\S)/u.exec(
    opening,
  );
  if (!match) return null;
  const [whole, words = '', bracket, mark = ''] = match;
  const printed = whole.slice(0, whole.trimEnd().length - mark.length).trim();
  const next = opening.slice(whole.length);
  const agencies = bracket && isAgencyList(bracket) ? findAgencies(bracket) : [];
  if (bracket && agencies.length === 0) return null;
  const place = words
    .replace(PRINTED_DAY, '')
    .replace(/[\s,/]+$/, '')
    .trim();
  if (place === '') return agencies.length > 0 ? { place: null, agencies, printed } : null;
  const isSigned = agencies.length > 0 || place !== words.trim();
  return isPlace(place, isSigned, mark) && /^["“‘'(]?[\p{Lu}\p{N}$€£]/u.test(next)
    ? { place, agencies, printed }
    : null;
}

const PRINTED_DAY = new RegExp(
  `[,\\s]+(?:(?:${MONTH_PATTERN})\\.?\\s\\d{1,2}(?:,?\\s\\d{4})?|\\d{1,2}\\s(?:${MONTH_PATTERN})\\.?(?:,?\\s\\d{4})?)\\s*$`,
  'iu',
);

function isAgencyList(words: string): boolean {
  return words.split(/\s*[/,]\s*|\s+and\s+/).every((part) => isAgency(part) || isAgency(part.toUpperCase()));
}

function isPlace(place: string, isSigned: boolean, mark: string): boolean {
  const [town = '', ...regions] = place.split(/\s*[,/]\s*/);
  const isCapitalised = (text: string) =>
    /^\p{Lu}/u.test(text) && !/(?:^|\s)(?!(?:de|del|la|of|the|al|el|and|sur|am|im|do|da)\s)\p{Ll}/u.test(text);
  if (isAgency(place) || NO_TOWN.test(town) || regions.length > 2 || !regions.every(isCapitalised)) return false;
  if (isSigned) return isCapitalised(town) && town.split(/\s+/).length <= 5;
  if (/^\p{Lu}[\p{Lu} .'’-]{3,}$/u.test(town)) return true;
  return mark !== '–' && TOWNS.has(town);
}

const NO_TOWN =
  /^(?:NOTE|UPDATE[SD]?|BREAKING|EXCLUSIVE|WATCH|READ|LIVE|ANALYSIS|OPINION|VIDEO|PHOTOS?|FILE|FACT CHECK|CORRECTION|EDITOR|EXPLAINER|EXPLAINED|QUESTION|ANSWER|HOST|HEADLINE|WARNING|ALERT|INTERVIEW|REVIEW|PROFILE|FACTBOX|TIMELINE|RELATED|ALSO|MORE)\b/;
// Towns that are accepted in small letters before a colon or a dash. Others need capitals, or a day or an agency after them.
const TOWNS = new Set(
  'New Delhi|Mumbai|Kolkata|Chennai|Bengaluru|Hyderabad|Lucknow|Patna|Jaipur|Ahmedabad|Pune|Srinagar|Guwahati|Bhopal|Chandigarh|Thiruvananthapuram|Islamabad|Lahore|Karachi|Dhaka|Colombo|Kathmandu|Kabul|London|Paris|Berlin|Rome|Madrid|Brussels|Geneva|Vienna|Moscow|Kyiv|Kiev|Warsaw|Athens|Ankara|Istanbul|Jerusalem|Tel Aviv|Ramallah|Gaza|Gaza City|Jenin|Beirut|Damascus|Amman|Baghdad|Tehran|Riyadh|Dubai|Doha|Cairo|Tripoli|Tunis|Khartoum|Nairobi|Lagos|Abuja|Accra|Johannesburg|Cape Town|Washington|New York|Los Angeles|Chicago|Ottawa|Toronto|Mexico City|Havana|Bogotá|Caracas|Lima|Santiago|Buenos Aires|Brasília|São Paulo|Beijing|Shanghai|Hong Kong|Taipei|Tokyo|Seoul|Bangkok|Hanoi|Manila|Jakarta|Singapore|Kuala Lumpur|Sydney|Canberra|Melbourne|Wellington|United Nations'.split(
    '|',
  ),
);
