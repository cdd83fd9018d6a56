import { readLines } from './lexicon.ts';

/** The given names that a nickname is short for, both in small letters without accents: `sam` for samuel and samantha. */
export function formalsOf(nickname: string): readonly string[] {
  byNickname ??= read();
  return byNickname.get(nickname) ?? [];
}

let byNickname: Map<string, string[]> | null = null;

function read(): Map<string, string[]> {
  const formals = new Map<string, string[]>();
  for (const line of readLines('nicknames.txt')) {
    const [formal = '', nicknames = ''] = line.split(': ');
    for (const nickname of nicknames.split(' ')) formals.set(nickname, [...(formals.get(nickname) ?? []), formal]);
  }
  return formals;
}
