import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { claimDirectory, readClaims, removeClaim } from '../src/embedded/directory/claims.ts';
import { identityOf } from '../src/embedded/process/endProcess.mjs';
import { isRunning } from '../src/embedded/process/liveness.ts';
import { ServiceError } from '../src/embedded/process/serviceError.ts';
import type { ServiceOptions } from '../src/embedded/services.ts';
import {
  endEngines,
  enginesOf,
  firstLine,
  indexNames,
  listensElsewhere,
  query,
  remember,
  remembered,
  run,
  start,
  stopAll,
  until,
  watchdogOf,
} from './support/engines.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;
/** A folder of mode 0700: when the tests run as root, PostgreSQL's account cannot enter it. */
let base = '';
/** A data directory whose engines were started and stopped before. Starting them again is quicker than the first time. */
let used = '';

beforeAll(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'dateline-test-'));
  used = path.join(base, 'used');
});

afterEach(stopAll);

afterAll(async () => {
  for (const name of await readdir(base)) await endEngines(path.join(base, name));
  await rm(base, { recursive: true, force: true, maxRetries: 5 });
});

describe('the embedded engines', () => {
  it('answer on this machine only, from a private folder, with a password, and to one server', async () => {
    const services = await start(used);
    await remember(services, 'kept');
    expect(await indexNames(services)).toEqual([]);
    expect(new URL(services.databaseUrl).hostname).toBe('127.0.0.1');
    expect(new URL(services.search.url).hostname).toBe('127.0.0.1');
    expect(((await stat(base)).mode & 0o777).toString(8)).toBe('700');
    expect(((await stat(used)).mode & 0o777).toString(8)).toBe('700');
    expect(((await stat(path.join(used, 'secrets.json'))).mode & 0o777).toString(8)).toBe('600');
    for (const pid of enginesOf(used)) expect(await listensElsewhere(pid)).toBe(false);

    const { databaseUrl, search } = services;
    const wrong = new URL(databaseUrl);
    wrong.password = 'guess';
    await expect(new pg.Client({ connectionString: wrong.href }).connect()).rejects.toThrow(/password/);
    expect((await fetch(`${search.url}/indexes`)).status).toBe(401);
    await expect(start(used)).rejects.toThrow(
      new RegExp(
        `^The data directory .*used is held by \`dateline start\` \\(process ${process.pid}, since 20.*DATELINE_DATA_DIR`,
      ),
    );
  });

  it('keep their stories and leave no process behind when stopped', async () => {
    const services = await start(used);
    expect(await remembered(services)).toEqual(['kept']);
    const pids = enginesOf(used);
    expect(pids).toHaveLength(2);
    expect(watchdogOf(used)).toHaveLength(1);
    await Promise.all([services.stop(), services.stop()]);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(watchdogOf(used)).toEqual([]);
    expect(await readdir(path.join(used, 'claims'))).toEqual([]);
  });

  it('run side by side in two data directories', async () => {
    const [one, other] = await Promise.all([start(used), start(path.join(base, 'other'))]);
    expect(await remembered(one)).toEqual(['kept']);
    await remember(other, 'other');
    expect(await remembered(one)).toEqual(['kept']);
    expect(one.search.apiKey).not.toBe(other.search.apiKey);
  });

  it('are restarted at the same address when they die', async () => {
    const logged: string[] = [];
    const { search, databaseUrl } = await start(used, { log: (message) => logged.push(message) });
    for (const pid of enginesOf(used)) process.kill(pid, 'SIGKILL');
    await until(() => logged.filter((line) => line.endsWith('answers again.')).length === 2);
    expect((await fetch(`${search.url}/indexes`, { headers: { authorization: `Bearer ${search.apiKey}` } })).ok).toBe(
      true,
    );
    expect(await query(databaseUrl, 'SELECT word FROM memory')).toEqual([{ word: 'kept' }]);
    expect(logged.some((line) => line.startsWith('Meilisearch ended unexpectedly (signal SIGKILL)'))).toBe(true);
  });

  it('are not started when both have an address, and the data directory is not touched', async () => {
    const search = { url: 'http://search.example', apiKey: 'key' };
    const dataDir = path.join(base, 'untouched');
    const services = await start(dataDir, { databaseUrl: 'postgresql://db.example/x', search });
    expect(services).toMatchObject({ databaseUrl: 'postgresql://db.example/x', search });
    await expect(stat(dataDir)).rejects.toThrow(/ENOENT/);
  });

  it('leave out the one that has an address', async () => {
    const services = await start(used, { search: { url: 'http://search.example', apiKey: 'key' } });
    expect(services.search.url).toBe('http://search.example');
    expect(enginesOf(used)).toHaveLength(1);
  });
});

describe('one data directory for several commands', () => {
  it('has exactly one holder when four claim it at once', async () => {
    const folder = path.join(base, 'claims');
    await mkdir(folder);
    const claims = await Promise.all(Array.from({ length: 4 }, (_, n) => claimDirectory(folder, `command ${n}`)));
    const held = claims.filter(({ held }) => held).map(({ claim }) => claim);
    expect(held).toHaveLength(1);
    expect(new Set(claims.map(({ claim }) => claim.command))).toEqual(new Set([held[0]?.command]));
    for (const claim of held) await removeClaim(claim);
  });

  it('lets a command use the engines of a server that is still starting, and leaves them running', async () => {
    const starting = start(used);
    const claims = () => readClaims(path.join(used, 'claims'));
    await until(async () => (await claims()).some((claim) => claim.state === 'holding'));
    const command = await start(used, { role: 'command', commandName: 'dateline ingest' });
    expect(command.search).toEqual((await starting).search);
    await command.stop();
    expect(enginesOf(used)).toHaveLength(2);
  });

  it('lets a command that started the engines wait for the commands that use them', async () => {
    const first = await start(used, { role: 'command' });
    const second = await start(used, { role: 'command' });
    const order: string[] = [];
    const stopped = first.stop().then(() => order.push('engines stopped'));
    for (let times = 0; times < 20; times += 1) expect(await remembered(second)).toEqual(['kept']);
    order.push('second done');
    await second.stop();
    await stopped;
    expect(order).toEqual(['second done', 'engines stopped']);
    expect(enginesOf(used)).toEqual([]);
  });

  it('ignores a holder that died, and another process with its number', async () => {
    const dead = { command: 'dateline start', since: '2020-01-01T00:00:00Z', state: 'holding', addresses: null };
    const folder = path.join(base, 'dead-claims');
    await mkdir(folder);
    await writeFile(path.join(folder, 'a.json'), JSON.stringify({ ...dead, pid: 2 ** 22 + 1, identity: 'x' }));
    await writeFile(path.join(folder, 'b.json'), JSON.stringify({ ...dead, pid: process.pid, identity: 'before' }));
    expect(identityOf(process.pid)).not.toBe('before');
    expect(await claimDirectory(folder, 'dateline start')).toMatchObject({ held: true });
    expect(await readdir(folder)).toHaveLength(1);
  });
});

/** What PostgreSQL's current log says of the state it found its data in. */
const foundAtStart = async () => /database system was .*/.exec(await readFile(postgresLog(), 'utf8'))?.[0];
const postgresLog = () => path.join(used, 'logs', 'postgres.log');

describe('the engines of a holder that dies', () => {
  it.each(['killed', 'exhausted'])('end when it is %s, cleanly, and nothing is lost', async (end) => {
    const child = run(used, 'server');
    const before = await firstLine(child);
    await query(before.databaseUrl, `INSERT INTO memory VALUES ('${end}')`);
    const engines = [...enginesOf(used), ...watchdogOf(used)];
    expect(engines).toHaveLength(3);
    if (end === 'killed') child.kill('SIGKILL');
    else child.stdin?.write('exhaust\n');
    await once(child, 'exit');
    await until(() => !engines.some(isRunning));
    const services = await start(used);
    expect((await remembered(services)).at(-1)).toBe(end);
    expect(await foundAtStart()).toMatch(/^database system was shut down at/);
  });

  it('end also when one was restarted before, and signals for the whole group have come', async () => {
    const child = run(used, 'server');
    const { databaseUrl } = await firstLine(child);
    const first = enginesOf(used);
    for (const pid of first) process.kill(pid, 'SIGKILL');
    await until(async () => !first.some(isRunning) && enginesOf(used).length === 2);
    await until(() => query(databaseUrl, 'SELECT 1').then(Boolean, () => false));
    for (const pid of watchdogOf(used)) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(pid, signal);
    child.kill('SIGKILL');
    await until(() => enginesOf(used).length === 0 && watchdogOf(used).length === 0);
  });

  it('are ended by the next start when the watchdog was killed as well', async () => {
    const child = run(used, 'server');
    const before = await firstLine(child);
    await query(before.databaseUrl, "INSERT INTO memory VALUES ('unwatched')");
    const orphans = enginesOf(used);
    for (const pid of watchdogOf(used)) process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(orphans.filter(isRunning)).toHaveLength(2);
    const services = await start(used);
    expect(orphans.filter(isRunning)).toEqual([]);
    expect((await remembered(services)).at(-1)).toBe('unwatched');
  });
});

describe('a killed holder', () => {
  it('in the middle of its first start is followed by a complete start', async () => {
    const dataDir = path.join(base, 'cut-short');
    const child = run(dataDir, 'server');
    await until(async () => (await readdir(dataDir).catch(() => [])).some((name) => name.startsWith('postgres.new-')));
    child.kill('SIGKILL');
    await once(child, 'exit');
    await mkdir(path.join(dataDir, 'meilisearch', 'index', 'auth'), { recursive: true });
    await rm(path.join(dataDir, 'meilisearch', 'index', 'VERSION'), { force: true });
    const services = await start(dataDir);
    await remember(services, 'whole');
    expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres.new-'))).toEqual([]);
  });

  it('that is asked to stop leaves no process', async () => {
    const child = run(used, 'server');
    await firstLine(child);
    const pids = enginesOf(used);
    child.stdin?.write('stop\n');
    await once(child, 'exit');
    expect(pids.filter(isRunning)).toEqual([]);
  });
});

describe('a start that fails says why and what to do, for', () => {
  const fails = async (dataDir: string, options: Partial<ServiceOptions> = {}): Promise<string> => {
    const error = await start(dataDir, options).then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(ServiceError);
    expect(enginesOf(dataDir)).toEqual([]);
    return (error as ServiceError).message;
  };

  it('a Meilisearch that is not there', async () => {
    expect(await fails(used, { meilisearchBinary: '/nowhere/meilisearch' })).toMatch(
      /MEILISEARCH_BINARY is \/nowhere\/meilisearch, which is not a program/,
    );
  });

  it('a program that is not Meilisearch', async () => {
    expect(await fails(used, { meilisearchBinary: '/bin/false' })).toMatch(
      /Meilisearch could not start: .*MEILISEARCH_URL/,
    );
  });

  it('a data directory of another PostgreSQL', async () => {
    const dataDir = path.join(base, 'older');
    await mkdir(path.join(dataDir, 'postgres'), { recursive: true });
    await mkdir(path.join(dataDir, 'claims'));
    await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    const search = { url: 'http://search.example', apiKey: 'key' };
    expect(await fails(dataDir, { search })).toMatch(
      /written by PostgreSQL 15 .* bundled PostgreSQL \d+: .*DATELINE_DATA_DIR/,
    );
  });

  it('an index of another Meilisearch', async () => {
    const version = path.join(used, 'meilisearch', 'index', 'VERSION');
    const own = await readFile(version, 'utf8');
    await writeFile(version, '1.20.0');
    expect(await fails(used)).toMatch(/written by Meilisearch 1\.20\.0, not .*npm run reindex/);
    await writeFile(version, own);
  });

  it('a password file that belongs to another data directory', async () => {
    const secrets = path.join(used, 'secrets.json');
    const kept = await readFile(secrets, 'utf8');
    await writeFile(secrets, JSON.stringify({ databasePassword: 'x'.repeat(32), searchKey: 'y'.repeat(32) }));
    expect(await fails(used)).toMatch(/secrets\.json does not open the PostgreSQL/);
    await writeFile(secrets, kept);
  });

  it('a folder that holds other files, which is left unchanged', async () => {
    const dataDir = path.join(base, 'photographs');
    await mkdir(dataDir, { mode: 0o755 });
    await chmod(dataDir, 0o755);
    await writeFile(path.join(dataDir, 'jenin.jpg'), '');
    expect(await fails(dataDir)).toMatch(/photographs holds other files and is not a data directory of Dateline/);
    expect(((await stat(dataDir)).mode & 0o777).toString(8)).toBe('755');
  });

  it('a data directory that is a file', async () => {
    const dataDir = path.join(base, 'file');
    await writeFile(dataDir, '');
    expect(await fails(dataDir)).toMatch(/cannot be created: .*file is a file, not a folder/);
    expect(await fails(path.join(dataDir, 'below'))).toMatch(/cannot be created/);
  });

  it('a data directory that cannot be written', async () => {
    const dataDir = isRoot ? '/proc/dateline' : path.join(base, 'sealed', 'below');
    if (!isRoot) await mkdir(path.dirname(dataDir), { mode: 0o500 });
    expect(await fails(dataDir)).toMatch(
      /^The data directory .* cannot be created: nothing can be written in .*DATELINE_DATA_DIR/,
    );
  });
});
