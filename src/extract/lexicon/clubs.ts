import { placesNamed } from './gazetteer.ts';
import { lexicon, readLines } from './lexicon.ts';

/** Whether sports news calls a club by this town's name alone: `Chelsea`, `Detroit`. */
export function isClubTown(name: string): boolean {
  towns ??= readTowns();
  return towns.has(name);
}

/** The clubs that a nickname may mean, as stories print them: `Reds` is Liverpool or Nottingham Forest. */
export function clubsCalled(nickname: string): readonly string[] {
  byNickname ??= readNicknames();
  return byNickname.get(nickname) ?? [];
}

let towns: Set<string> | null = null;
let byNickname: Map<string, string[]> | null = null;

/** The cities that a club is named after, whole or before its last word: `Newcastle` of `Newcastle United`. */
function readTowns(): Set<string> {
  const found = new Set<string>();
  const clubs = [...lexicon().organizations].filter(([, { isClub }]) => isClub).map(([form]) => form);
  for (const form of [...clubs, ...readLines('club-nicknames.txt').map(clubOf)]) {
    const words = form.split(' ');
    for (const town of [form, words.slice(0, -1).join(' ')]) {
      if (town !== '' && placesNamed(town)[0]?.place.kind === 'CITY') found.add(town);
    }
  }
  return found;
}

function readNicknames(): Map<string, string[]> {
  const clubs = new Map<string, string[]>();
  for (const line of readLines('club-nicknames.txt')) {
    for (const nickname of line.slice(clubOf(line).length + SEPARATOR.length).split(' | '))
      clubs.set(nickname, [...(clubs.get(nickname) ?? []), clubOf(line)]);
  }
  return clubs;
}

const SEPARATOR = ' = ';

function clubOf(line: string): string {
  return line.slice(0, line.indexOf(SEPARATOR));
}
