import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, chooseWorkers, readConfig, root } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'dateline-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const noFile = join(folder, 'absent');

function fileOf(text: string): string {
  const file = join(folder, `env-${Math.random()}`);
  writeFileSync(file, text);
  return file;
}

function faultsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment, noFile);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
}

describe('settings', () => {
  it('have defaults that start everything on this machine alone', () => {
    expect(readConfig({}, noFile)).toMatchObject({
      http: { host: '127.0.0.1', port: 4000 },
      services: {
        databaseUrl: undefined,
        search: undefined,
        meilisearchBinary: undefined,
        dataDir: join(root, '.dateline'),
      },
      sample: true,
      logLevel: 'info',
    });
  });

  it('are taken from the environment', () => {
    const given = {
      HOST: '0.0.0.0',
      PORT: '0',
      DATABASE_URL: 'postgres://me:secret@db.example:5432/news',
      MEILISEARCH_URL: 'https://search.example',
      MEILISEARCH_API_KEY: 'key',
      MEILISEARCH_BINARY: '/opt/meilisearch',
      DATELINE_DATA_DIR: '/var/lib/dateline',
      DATELINE_SAMPLE: 'off',
      WORKERS: '12',
      LOG_LEVEL: 'warn',
    };
    expect(readConfig(given, noFile)).toMatchObject({
      http: { host: '0.0.0.0', port: 0 },
      services: {
        databaseUrl: given.DATABASE_URL,
        search: { url: given.MEILISEARCH_URL, apiKey: 'key' },
        meilisearchBinary: '/opt/meilisearch',
        dataDir: '/var/lib/dateline',
        environment: given,
      },
      sample: false,
      workers: 12,
      logLevel: 'warn',
    });
  });

  it('cannot be changed once read', () => {
    const config = readConfig({}, noFile);
    for (const group of [config, config.http, config.services]) expect(Object.isFrozen(group)).toBe(true);
  });

  it('count as unset when they are empty or blank', () => {
    const { http, services, sample } = readConfig({ PORT: '', DATELINE_DATA_DIR: '', DATELINE_SAMPLE: '  ' }, noFile);
    expect({ port: http.port, dataDir: services.dataDir, sample }).toEqual({
      port: 4000,
      dataDir: join(root, '.dateline'),
      sample: true,
    });
  });

  it('come from the .env file where the environment does not give them', () => {
    const file = fileOf('# a note\nPORT=4100\nHOST="0.0.0.0"\nLOG_LEVEL=debug # noisy\n');
    const config = readConfig({ PORT: '4200' }, file);
    expect(config.http).toEqual({ host: '0.0.0.0', port: 4200 });
    expect(config.logLevel).toBe('debug');
  });

  it('come from the .env file where the environment has them empty', () => {
    expect(readConfig({ PORT: '' }, fileOf('PORT=4100\n')).http.port).toBe(4100);
  });

  it('choose a worker for every core, for every other one beside embedded engines, and never more than eight', () => {
    const choices = [1, 2, 3, 4, 16, 64].map((cores) => [chooseWorkers(cores, true), chooseWorkers(cores, false)]);
    expect(choices).toEqual([
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 4],
      [8, 8],
      [8, 8],
    ]);
    const cores = availableParallelism();
    const given = { DATABASE_URL: 'postgres://db.example/news', MEILISEARCH_URL: 'https://search.example' };
    expect(readConfig({ WORKERS: 'auto' }, noFile).workers).toBe(chooseWorkers(cores, true));
    expect(readConfig(given, noFile).workers).toBe(chooseWorkers(cores, false));
  });

  it('take a relative data directory from the folder of the project', () => {
    expect(readConfig({ DATELINE_DATA_DIR: 'data/here' }, noFile).services.dataDir).toBe(join(root, 'data/here'));
  });
});

describe('faults of settings', () => {
  it('are told all at once, each with its name, its value and what it may be', () => {
    const faults = faultsOf({
      PORT: '70000',
      DATABASE_URL: 'mysql://db.example/news',
      MEILISEARCH_URL: 'search.example',
      DATELINE_SAMPLE: 'maybe',
      LOG_LEVEL: 'loud',
    });
    expect(faults).toEqual([
      'PORT is "70000", and must be a whole number from 0 to 65535.',
      'DATABASE_URL is "mysql://db.example/news", and must be an address that begins with postgresql: or postgres:.',
      'MEILISEARCH_URL is "search.example", and must be an address that begins with http: or https:.',
      'DATELINE_SAMPLE is "maybe", and must be one of on, off.',
      'LOG_LEVEL is "loud", and must be one of trace, debug, info, warn, error, silent.',
    ]);
  });

  it.each(['http', '-1', '1.5', '65536', '0x50', '1e3', ' 80 80'])('name PORT=%s', (PORT) => {
    expect(faultsOf({ PORT })).toEqual([
      `PORT is ${JSON.stringify(PORT)}, and must be a whole number from 0 to 65535.`,
    ]);
  });

  it.each(['0', '-1', '1.5', '25', 'all', '02'])('name WORKERS=%s', (WORKERS) => {
    expect(faultsOf({ WORKERS })).toEqual([
      `WORKERS is ${JSON.stringify(WORKERS)}, and must be a whole number from 1 to 24, or auto.`,
    ]);
  });

  it('never print a password', () => {
    const [fault] = faultsOf({ DATABASE_URL: 'mysql://me:secret@db.example/news' });
    expect(fault).toContain('db.example');
    expect(fault).not.toContain('secret');
  });

  it('name a key without an address, also when there are other faults', () => {
    expect(faultsOf({ MEILISEARCH_API_KEY: 'key', PORT: 'x' })).toEqual([
      'PORT is "x", and must be a whole number from 0 to 65535.',
      'MEILISEARCH_API_KEY is set without MEILISEARCH_URL, the address it belongs to. Set both, or unset the key.',
    ]);
  });

  it('are told of a .env file that cannot be read', () => {
    expect(() => readConfig({}, folder)).toThrow(ConfigError);
    expect(() => readConfig({}, folder)).toThrow(folder);
  });
});
