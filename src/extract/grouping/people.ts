import { withoutAccents } from '../lists/lexicon.ts';

/** Words of a name in small letters, without initials' stops and suffixes: `Joseph R. Biden Jr.` → joseph r biden. */
export function nameWords(name: string): string[] {
  return withoutAccents(name)
    .toLowerCase()
    .replace(/["“”]|(?<![\p{L}])[‘’']|[‘’'](?![\p{L}])/gu, '')
    .replace(/[’‘]/g, "'")
    .split(/[\s]+/)
    .map((word) => word.replace(/[.,]/g, ''))
    .filter((word, index) => word !== '' && !(index > 0 && SUFFIXES.has(word)));
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'mp', 'esq']);

/**
 * Whether two full names may be one person's: the same last word and first words that agree (`Joe`/`Joseph`, `J`), or
 * one name whole inside the other in order (`Mohammed bin Salman` in `Mohammed bin Salman Al Saud`), or one order turned
 * round (`Nagy Judit`).
 */
export function sameFullName(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (isSubsequence(short, long) && (short[0] === long[0] || short.length > 1)) return true;
  if (one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0]) return true;
  if (one.at(-1) !== other.at(-1)) return false;
  return givenAgree(one[0] ?? '', other[0] ?? '');
}

function givenAgree(one: string, other: string): boolean {
  if (one === other) return true;
  if (one.length === 1 || other.length === 1) return one.charAt(0) === other.charAt(0);
  return NICKNAMES.get(one) === other || NICKNAMES.get(other) === one || startsAlike(one, other);
}

/** `Alex` and `Alexander`, `Ben` and `Benjamin`: one begins the other. */
function startsAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 3 && long.startsWith(short);
}

/** Whether one word by itself may be short for a given name: by the list, or as its beginning. */
export function isNicknameOf(word: string, given: string): boolean {
  return NICKNAMES.get(word) === given || (word.length > 2 && word.length < given.length && given.startsWith(word));
}

/** The given name that a nickname of the list is short for. */
export function formalOf(nickname: string): string | undefined {
  return NICKNAMES.get(nickname);
}

const NICKNAMES = new Map(
  `joe joseph|bill william|will william|bob robert|rob robert|dick richard|rick richard|mike michael|jim james|jimmy james|tom thomas|
  ted edward|ed edward|ned edward|tony anthony|andy andrew|dave david|steve stephen|chuck charles|charlie charles|hank henry|
  harry henry|jack john|johnny john|larry lawrence|peggy margaret|maggie margaret|meg margaret|betty elizabeth|liz elizabeth|
  beth elizabeth|kate katherine|kathy katherine|nick nicholas|bibi benjamin|sandy alexander|jerry gerald|greg gregory|jeff jeffrey|
  sue susan|debbie deborah|barb barbara|pat patrick|dan daniel|sam samuel|ron ronald|don donald|ken kenneth|ray raymond|bernie bernard|
  mitch mitchell|newt newton|jeb john|vlad vladimir|sasha alexander|volodymyr vladimir|terry terence|gerry gerald|wendy gwendolyn|
  abby abigail|allie alison|annie anne|becky rebecca|bert albert|bobby robert|cathy catherine|chris christopher|christy christine|
  cindy cynthia|dot dorothy|drew andrew|eddie edward|ellie eleanor|fran frances|frank francis|fred frederick|freddie frederick|gabe gabriel|
  gus augustus|hal harold|izzy isabel|jackie jacqueline|jake jacob|jen jennifer|jenny jennifer|jess jessica|
  johnnie john|josh joshua|jo joanne|judy judith|katie katherine|kim kimberly|kit christopher|leo leonard|lenny leonard|lou louis|
  maddie madeleine|mandy amanda|matt matthew|mickey michael|molly mary|nancy ann|nate nathaniel|nell eleanor|nicky nicholas|
  pam pamela|patty patricia|pete peter|phil philip|ricky richard|rosie rose|russ russell|sally sarah|sid sidney|stan stanley|
  stu stuart|tess theresa|theo theodore|tim timothy|tina christina|tommy thomas|trish patricia|val valerie|vicky victoria|walt walter|
  wes wesley|zach zachary|ernie ernest|archie archibald|lexie alexandra|manny manuel|paco francisco|pepe jose|nacho ignacio|lucho luis`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at += 1;
  return at === short.length;
}

/** How a part of a name points at a full one: 3 by its last words, 2 by its first, 1 by a word between, 0 not at all. */
export function pointsAt(part: readonly string[], full: readonly string[]): number {
  if (part.length >= full.length) return 0;
  if (part.every((word, index) => word === full[full.length - part.length + index])) return 3;
  const bare = full.at(-1) ?? '';
  if (part.length === 1 && /^(?:al|el|ul)-/.test(bare) && bare.slice(3) === part[0]) return 3;
  if (part.every((word, index) => word === full[index])) return 2;
  const word = part[0] ?? '';
  if (part.length > 1) return 0;
  if (full.length > 2 && full.includes(word)) return 1;
  return bare.split('-').includes(word) ? 1 : 0;
}
