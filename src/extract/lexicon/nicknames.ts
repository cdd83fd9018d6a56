import { readLines } from './lexicon.ts';

/** The given names that a nickname is short for: `samuel` and `samantha` for `sam`. Lowercase, without accents. */
export function fullGivenNamesOf(nickname: string): readonly string[] {
  byNickname ??= read();
  return byNickname.get(nickname) ?? [];
}

let byNickname: Map<string, string[]> | null = null;

function read(): Map<string, string[]> {
  const givenNames = new Map<string, string[]>();
  for (const line of readLines('nicknames.txt')) {
    const [givenName = '', nicknames = ''] = line.split(': ');
    for (const nickname of nicknames.split(' '))
      givenNames.set(nickname, [...(givenNames.get(nickname) ?? []), givenName]);
  }
  return givenNames;
}
