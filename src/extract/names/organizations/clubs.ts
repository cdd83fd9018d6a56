import { hashOf } from '../../../text/hashing.ts';
import { LOWERCASE, POSSESSIVE } from '../../../text/shapes.ts';
import { isClubTown } from '../../lexicon/clubs.ts';
import { placesNamed } from '../../lexicon/gazetteer.ts';
import { GIVEN, LOCATIVE } from '../../lexicon/lexicon.ts';
import { inWordList, wordList } from '../../lexicon/wordLists.ts';
import { flagsAt, type TokenTable, tableAt, wordAt } from '../../tagging/tokenTable.ts';
import { type Span, textOf } from '../spans/spans.ts';
import { SCORE } from '../spans/splits.ts';

/**
 * Changes towns into the clubs that are named after them: `Leeds scored twice`, `lost to Everton`. It takes a story
 * that prints a club's full name (`Leeds United`) or has several words of match reports; or else two towns that act as
 * teams, one of them certainly. Countries stay places although they beat each other.
 */
export function turnTownsIntoClubs(tables: readonly TokenTable[], spans: readonly Span[]): void {
  const towns = new Set<string>();
  const known = new Set<string>();
  const teams: Span[] = [];
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    if (span.kind === 'PLACE' && isClubName(table, span) && actsAsTeam(table, span)) span.kind = 'ORGANIZATION';
    const town = townOfClub(table, span);
    if (town !== null) towns.add(textOf(table.text, table, town));
    if (span.kind !== 'PLACE') continue;
    const name = textOf(table.text, table, span);
    if (isClubTown(name)) known.add(name);
    if (actsAsTeam(table, span)) teams.push(span);
  }
  if (teams.length === 0 && known.size === 0) return;
  const isMatch = teams.length >= MIN_TEAMS && teams.some((span) => isSurelyTeam(tableAt(tables, span.passage), span));
  const clubs = new Set(known.size > 0 && isSportsStory(tables) ? known : []);
  for (const span of teams) {
    const table = tableAt(tables, span.passage);
    const name = textOf(table.text, table, span);
    if (towns.has(name) || (isMatch && isCity(name))) clubs.add(name);
  }
  for (const span of spans) {
    const table = tableAt(tables, span.passage);
    if (span.kind !== 'PLACE' || !clubs.has(textOf(table.text, table, span))) continue;
    if (actsAsTeam(table, span) || !(flagsAt(table, span.first - 1) & LOCATIVE)) span.kind = 'ORGANIZATION';
  }
}

/** Whether a story has several different words of match reports. */
function isSportsStory(tables: readonly TokenTable[]): boolean {
  const words = matchWords();
  const seen = new Set<number>();
  for (const table of tables) {
    for (const word of table.lower) {
      if (words.has(word)) seen.add(word);
      if (seen.size >= MIN_MATCH_WORDS) return true;
    }
  }
  return false;
}

const MIN_MATCH_WORDS = 5;

/** The hashes of the words of match reports. */
function matchWords(): ReadonlySet<number> {
  matchHashes ??= new Set([...wordList('matchReport')].map((word) => hashOf(word, 0, word.length)));
  return matchHashes;
}

let matchHashes: Set<number> | null = null;

const MIN_TEAMS = 2;

function isCity(name: string): boolean {
  return placesNamed(name)[0]?.place.kind === 'CITY';
}

/** Whether a name ends like a club's: `Derby County`. */
function isClubName(table: TokenTable, span: Span): boolean {
  return span.first < span.last && inWordList('clubLastWord', wordAt(table, span.last));
}

/**
 * The town in a club's name, `Detroit Tigers` or `Leeds United`: a listed place before a club's last word or a plural;
 * or null.
 */
function townOfClub(table: TokenTable, span: Span): Span | null {
  if (span.kind !== 'ORGANIZATION' || span.first === span.last) return null;
  const last = wordAt(table, span.last);
  if (!inWordList('clubLastWord', last) && !/[^s]s$/.test(last)) return null;
  const town: Span = { ...span, last: span.last - 1, kind: 'PLACE' };
  return placesNamed(textOf(table.text, table, town)).length > 0 ? town : null;
}

/** Whether a place acts as a team: it does what teams do (though cities win bids, too), or certainly is one. */
function actsAsTeam(table: TokenTable, span: Span): boolean {
  if (flagsAt(table, span.first) & GIVEN && span.first !== span.last) return false;
  return inWordList('teamVerb', wordAt(table, span.last + 1)) || isSurelyTeam(table, span);
}

/** Whether a place can only be a team: `the Leeds striker`, `beat Leeds`, `lost 2-1 to Leeds`. */
function isSurelyTeam(table: TokenTable, span: Span): boolean {
  const behind = table.shape[span.last + 1] === POSSESSIVE ? span.last + 2 : span.last + 1;
  if (table.shape[behind] === LOWERCASE && inWordList('teamNoun', wordAt(table, behind))) return true;
  const before = wordAt(table, span.first - 1);
  if (before !== 'to') return BEATING_WORDS.has(before);
  return SCORE.test(wordAt(table, span.first - 2)) && LOSING_VERBS.has(wordAt(table, span.first - 3));
}

const BEATING_WORDS = new Set(
  'beat beating beats thrashed edged defeated hammered v vs trounced outclassed'.split(' '),
);
const LOSING_VERBS = new Set(['lost', 'lose', 'losing', 'fell']);
