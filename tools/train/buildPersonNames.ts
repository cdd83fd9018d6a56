import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Builds `data/person-names.txt`, given and family names of many languages, from the package `@faker-js/faker`,
 * installed in the given folder: `node --import tsx tools/train/buildPersonNames.ts FOLDER`.
 */
interface Locale {
  person?: { first_name?: Record<string, unknown>; last_name?: unknown };
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder that holds node_modules with @faker-js/faker.');
const { allLocales } = createRequire(join(folder, 'package.json'))('@faker-js/faker') as {
  allLocales: Record<string, Locale>;
};
const persons = Object.values(allLocales).flatMap(({ person }) => person ?? []);
const lines = [
  '# Given names by gender, and family names. Source: npm package @faker-js/faker 10.6.0, MIT; those in Latin letters, word by word.',
  printNames(
    'male',
    persons.map(({ first_name }) => first_name?.male),
  ),
  printNames(
    'female',
    persons.map(({ first_name }) => first_name?.female),
  ),
  printNames(
    'family',
    persons.map(({ last_name }) => last_name),
  ),
];
writeFileSync(
  join(import.meta.dirname, '..', '..', 'src', 'extract', 'data', 'person-names.txt'),
  `${lines.join('\n')}\n`,
);

function printNames(kind: string, names: unknown): string {
  const words = stringsOf(names).flatMap((name) => name.split(' '));
  return `${kind}: ${[...new Set(words.filter(isName))].sort().join(' ')}`;
}

/** Whether a word is a name in Latin letters. Words of two letters are particles and initials. */
function isName(word: string): boolean {
  return /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word) && /^[\p{Script=Latin}'’-]+$/u.test(word);
}

/** All strings within a value: the package has names in lists, in lists by kind, and with weights. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
