import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Which way imports run is held by dependency-cruiser, `npm run directions`; this is what imports cannot tell. */
const source = fileURLToPath(new URL('../src', import.meta.url));

const modules = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated'))
  .sort()
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));

const filesWith = (pattern: RegExp) => modules.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

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
});

describe('the process', () => {
  it('has its environment read by config.ts alone', () => {
    expect(filesWith(/\bprocess\.env\b/)).toEqual(['config.ts']);
  });

  it('is ended by main.ts and commands/ alone', () => {
    const ending = filesWith(/\bprocess\.(exit|exitCode|abort|kill\(process\.pid)\b/);
    expect(ending.filter((file) => file !== 'main.ts' && !file.startsWith('commands/'))).toEqual([]);
  });
});
