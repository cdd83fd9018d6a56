import { hashOf } from '../../../text/hashing.ts';
import { POSSESSIVE, SMALL } from '../../../text/shapes.ts';
import { isClubTown } from '../../lexicon/clubs.ts';
import { placesNamed } from '../../lexicon/gazetteer.ts';
import { BEFORE, GIVEN } from '../../lexicon/lexicon.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import { type Span, textOf } from '../spans/spans.ts';
import { SCORE } from '../spans/splits.ts';

/**
 * Turns towns that play into the clubs that are called after them: `Leeds scored twice`, `lost to Everton`. A story that
 * names a club whole (`Leeds United`) or is plainly of a match needs no more than that; else it takes two towns that
 * play, one of them for sure; nations stay places though they beat each other.
 */
export function turnClubs(sheets: readonly TokenTable[], spans: readonly Span[]): void {
  const towns = new Set<string>();
  const known = new Set<string>();
  const playing: Span[] = [];
  for (const span of spans) {
    const sheet = sheets[span.passage] as TokenTable;
    if (span.kind === 'PLACE' && isClubName(sheet, span) && plays(sheet, span)) span.kind = 'ORGANIZATION';
    const town = townOfClub(sheet, span);
    if (town !== null) towns.add(textOf(sheet.text, sheet, town));
    if (span.kind !== 'PLACE') continue;
    const name = textOf(sheet.text, sheet, span);
    if (isClubTown(name)) known.add(name);
    if (plays(sheet, span)) playing.push(span);
  }
  if (playing.length === 0 && known.size === 0) return;
  const isMatch =
    playing.length >= LEAST_PLAYS && playing.some((span) => playsSurely(sheets[span.passage] as TokenTable, span));
  const clubs = new Set(known.size > 0 && isOfSport(sheets) ? known : []);
  for (const span of playing) {
    const sheet = sheets[span.passage] as TokenTable;
    const name = textOf(sheet.text, sheet, span);
    if (towns.has(name) || (isMatch && isCity(name))) clubs.add(name);
  }
  for (const span of spans) {
    const sheet = sheets[span.passage] as TokenTable;
    if (span.kind !== 'PLACE' || !clubs.has(textOf(sheet.text, sheet, span))) continue;
    if (plays(sheet, span) || !((sheet.flags[span.first - 1] ?? 0) & BEFORE)) span.kind = 'ORGANIZATION';
  }
}

/** Whether a story has several of the words that reports of matches are made of. */
function isOfSport(sheets: readonly TokenTable[]): boolean {
  const seen = new Set<number>();
  for (const sheet of sheets) {
    for (const word of sheet.lower) {
      if (MATCH_WORDS.has(word)) seen.add(word);
      if (seen.size >= LEAST_MATCH_WORDS) return true;
    }
  }
  return false;
}

const LEAST_MATCH_WORDS = 5;
const MATCH_WORDS = new Set(
  `striker midfielder midfield defender goalkeeper winger skipper header equaliser equalizer penalty fixture league
  premiership half-time halftime kick-off kickoff extra-time injury-time free-kick replay semi-final quarter-final
  substitute substituted scoreline quarterback touchdown linebacker inning innings pitcher homer playoff playoffs wicket
  batsman bowler fly-half scrum-half hooker referee goal goals season relegation champions
  squad match`
    .split(/\s+/)
    .map((word) => hashOf(word, 0, word.length)),
);

const LEAST_PLAYS = 2;

function isCity(name: string): boolean {
  return placesNamed(name)[0]?.place.kind === 'CITY';
}

/** `Derby County` may be a club. */
function isClubName(sheet: TokenTable, span: Span): boolean {
  return span.first < span.last && CLUB_ENDS.has(wordAt(sheet, span.last));
}

/** The town of `Detroit Tigers` and `Leeds United`: a listed place before a club’s last word or a plural. */
function townOfClub(sheet: TokenTable, span: Span): Span | null {
  if (span.kind !== 'ORGANIZATION' || span.first === span.last) return null;
  const last = wordAt(sheet, span.last);
  if (!CLUB_ENDS.has(last) && !/[^s]s$/.test(last)) return null;
  const town: Span = { ...span, last: span.last - 1, kind: 'PLACE' };
  return placesNamed(textOf(sheet.text, sheet, town)).length > 0 ? town : null;
}

export const CLUB_ENDS: ReadonlySet<string> = new Set(
  `United City Town FC CF SC AFC Rovers Wanderers Athletic Albion Hotspur County Rangers Wednesday Argyle Orient Alexandra
  Phoenix Victory Glory Heat Magic Thunder Jazz Wild Lightning Avalanche Storm Sox Crew Galaxy Dynamo Revolution Fire`.split(
    /\s+/,
  ),
);

/** Whether a place does what teams do (cities win bids, too), has what they have, or is beaten. */
function plays(sheet: TokenTable, span: Span): boolean {
  if ((sheet.flags[span.first] as number) & GIVEN && span.first !== span.last) return false;
  return PLAYS.has(wordAt(sheet, span.last + 1)) || playsSurely(sheet, span);
}

/** `the Leeds striker`, `beat Leeds`, `lost 2-1 to Leeds`: nothing but a team. */
function playsSurely(sheet: TokenTable, span: Span): boolean {
  const behind = sheet.shape[span.last + 1] === POSSESSIVE ? span.last + 2 : span.last + 1;
  if (sheet.shape[behind] === SMALL && PLAYERS.has(wordAt(sheet, behind))) return true;
  const before = wordAt(sheet, span.first - 1);
  if (before !== 'to') return AGAINST.has(before);
  return SCORE.test(wordAt(sheet, span.first - 2)) && LOSING.has(wordAt(sheet, span.first - 3));
}

const PLAYS = new Set(
  'beat beats won win lost lose drew scored score trailed trail equalised equalized conceded thrashed edged defeated hammered advanced play plays played finished'.split(
    ' ',
  ),
);
const PLAYERS = new Set(
  'striker defender midfielder goalkeeper winger skipper coach fans pitcher quarterback fullback playmaker'.split(' '),
);
const AGAINST = new Set('beat beating beats thrashed edged defeated hammered v vs trounced outclassed'.split(' '));
const LOSING = new Set(['lost', 'lose', 'losing', 'fell']);
