import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

interface Import {
  /** A file of ours relative to `src/`, or the name of a package. */
  to: string;
  isOurs: boolean;
  isTypeOnly: boolean;
}

interface Module {
  file: string;
  text: string;
  imports: Import[];
}

const modules: Module[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .sort()
  .map((file) => {
    const text = readFileSync(join(source, file), 'utf8');
    return { file, text, imports: importsOf(file, text) };
  });

function importsOf(file: string, text: string): Import[] {
  const statements =
    /^(?:import|export)\s(type\s)?(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(statements)].map(([, type, named, awaited]) => {
    const to = named ?? awaited ?? '';
    const isOurs = to.startsWith('.');
    return { to: isOurs ? normalize(join(dirname(file), to)) : to, isOurs, isTypeOnly: type !== undefined };
  });
}

/** The folder under `src/` that a file lies in, or the file itself where it lies in none. */
const unitOf = (file: string) => (file.includes('/') ? `${file.split('/')[0]}/` : file);

/** `search/ask.ts → meilisearch` for every import that the law forbids. */
function breaches(isForbidden: (module: Module, imported: Import) => boolean): string[] {
  return modules.flatMap((module) =>
    module.imports
      .filter((imported) => isForbidden(module, imported))
      .map((imported) => `${module.file} → ${imported.to}`),
  );
}

const filesWith = (pattern: RegExp) => modules.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

const isPackage = ({ to, isOurs }: Import, ...names: string[]) =>
  !isOurs && names.some((name) => to === name || to.startsWith(`${name}/`));

describe('a module', () => {
  it('has at most 250 lines', () => {
    const long = modules.map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }));
    expect(long.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  it('exports by name', () => {
    expect(filesWith(/^export default\b/m)).toEqual([]);
  });

  it('is named for its subject', () => {
    const vague = /^(utils?|helpers?|common|misc|index|types)(\.ts)?$/;
    expect(modules.map(({ file }) => file).filter((file) => file.split('/').some((part) => vague.test(part)))).toEqual(
      [],
    );
    expect(
      modules.map(({ file }) => basename(file)).filter((name) => /manager|service\.ts|repository/i.test(name)),
    ).toEqual([]);
  });

  it('imports no module that imports it, however far around', () => {
    expect(cycles()).toEqual([]);
  });

  it('names its imports from its own folder upwards with their endings', () => {
    expect(breaches((_module, { to, isOurs }) => isOurs && !/\.(ts|mjs|json)$/.test(to))).toEqual([]);
  });
});

/** Every ring of imports, written from its first file on. Types alone make no ring. */
function cycles(): string[] {
  const next = new Map(
    modules.map(({ file, imports }) => [file, imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ to }) => to)]),
  );
  const rings = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file);
    if (at >= 0) rings.add([...path.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const to of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const { file } of modules) visit(file, []);
  return [...rings];
}

const nouns = [
  'article/',
  'author/',
  'corpus/',
  'entity/',
  'organization/',
  'person/',
  'place/',
  'publication/',
  'quote/',
  'trend/',
];

/** From the top down: a unit may import its own level and those below, never those above. */
const levels = [['main.ts'], ['commands/'], ['http/'], [...nouns, 'analysis/', 'ingest/'], ['graphql/'], ['search/']];

/** Everything that is not named stands at the bottom: what all may import, and imports none of the above. */
const levelOf = (file: string) => {
  const level = levels.findIndex((units) => units.includes(unitOf(file)));
  return level < 0 ? levels.length : level;
};

describe('imports', () => {
  it('point downwards; a type may come from above', () => {
    expect(
      breaches(({ file }, { to, isOurs, isTypeOnly }) => isOurs && !isTypeOnly && levelOf(to) < levelOf(file)),
    ).toEqual([]);
  });

  it.each(['story/', 'extract/', 'embedded/'])('of %s stay within it', (unit) => {
    expect(
      breaches(({ file }, { to, isOurs }) => isOurs && unitOf(file) === unit && ![unit, 'text/'].includes(unitOf(to))),
    ).toEqual([]);
  });

  it.each(['story/', 'extract/'])('of %s know neither database nor GraphQL', (unit) => {
    const packages = [
      '@prisma',
      '@pothos',
      'prisma',
      'pg',
      'graphql',
      'graphql-yoga',
      'graphql-scalars',
      'meilisearch',
    ];
    expect(breaches(({ file }, imported) => unitOf(file) === unit && isPackage(imported, ...packages))).toEqual([]);
  });

  it('keep what is read and stored apart from what is asked', () => {
    expect(breaches(({ file }, { to }) => unitOf(file) === 'ingest/' && nouns.includes(unitOf(to)))).toEqual([]);
    expect(breaches(({ file }, { to }) => nouns.includes(unitOf(file)) && unitOf(to) === 'ingest/')).toEqual([]);
  });

  it('of Meilisearch are those of search/', () => {
    expect(breaches(({ file }, imported) => unitOf(file) !== 'search/' && isPackage(imported, 'meilisearch'))).toEqual(
      [],
    );
  });

  it('of other processes are those of embedded/', () => {
    const starters = ['node:child_process', 'child_process', 'node:cluster', 'node:worker_threads'];
    expect(breaches(({ file }, imported) => unitOf(file) !== 'embedded/' && isPackage(imported, ...starters))).toEqual(
      [],
    );
  });
});

describe('the process', () => {
  it('has its environment read by config.ts alone', () => {
    expect(filesWith(/\bprocess\.env\b/)).toEqual(['config.ts']);
  });

  it('is ended by main.ts and commands/ alone', () => {
    const ending = filesWith(/\bprocess\.(exit|exitCode|abort|kill\(process\.pid)\b/);
    expect(ending.filter((file) => file !== 'main.ts' && unitOf(file) !== 'commands/')).toEqual([]);
  });
});
