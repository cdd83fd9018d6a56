import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { applyMigrations, MigrationError, migrationList, readMigrations } from '../src/database/migrations.ts';
import { withSchemaEngine } from '../src/database/schemaEngine.ts';
import { query, until } from './support/engines.ts';

/** A migrated database, which no test changes. */
let migrated = '';
beforeAll(async () => {
  migrated = await emptyDatabase();
  await applyMigrations(migrated);
});

const emptyDatabase = (): Promise<string> => createDatabase('template0');

/** A copy of the migrated database, made once PostgreSQL has closed the connections that the copy does not allow. */
async function copyOfMigrated(): Promise<string> {
  await until(async () => (await query(migrated, otherConnections)).length === 0);
  return createDatabase(new URL(migrated).pathname.slice(1));
}

const otherConnections =
  'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';

/** Creates a database as a copy of another, and returns its address. */
async function createDatabase(template: string): Promise<string> {
  const url = new URL(inject('templateUrl'));
  const name = `migrated_${randomBytes(6).toString('hex')}`;
  url.pathname = '/postgres';
  await query(url.href, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  url.pathname = `/${name}`;
  return url.href;
}

/** A database made from `schema.prisma` alone. */
async function databaseOfSchema(): Promise<string> {
  const path = fileURLToPath(new URL('../prisma/schema.prisma', import.meta.url));
  const content = await readFile(path, 'utf8');
  const url = await emptyDatabase();
  const { stdout } = await withSchemaEngine(url, (engine) =>
    engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files: [{ path, content }] },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  await query(url, stdout ?? '');
  return url;
}

/** NOT NULL is left out of the constraints: PostgreSQL 18 lists it there, under names that a renamed table keeps. */
const catalogs = {
  columns: `SELECT table_name, column_name, column_default, is_nullable, udt_name, datetime_precision, numeric_precision
    FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
  constraints: `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2`,
  indexes: `SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2`,
  enums: `SELECT t.typname, array_agg(e.enumlabel::text ORDER BY e.enumsortorder) AS labels
    FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid GROUP BY 1 ORDER BY 1`,
};

async function structureOf(url: string, catalog: keyof typeof catalogs): Promise<string[]> {
  const rows = (await query(url, catalogs[catalog])).map((row) => JSON.stringify(row));
  return rows.filter((row) => !row.includes('_prisma_migrations'));
}

/** Indexes that `schema.prisma` has no words for: of expressions, of some rows alone, and of an extension's class. */
const ownIndexes = [
  'Alias_folded_parts_idx',
  'Article_words_idx',
  'Block_agencyId_idx',
  'Block_words_idx',
  'Entity_folded_parts_idx',
  'Quote_addresseeId_idx',
];
const isOwn = (row: string) =>
  row.includes(' CHECK (') || row.includes('"CHECK (') || ownIndexes.some((name) => row.includes(`"${name}"`));

/** Migrates a database, runs a statement on it, and returns the message of the error of migrating it again. */
async function refusalAfter(statement: string): Promise<string> {
  const url = await copyOfMigrated();
  await query(url, statement);
  const error = await applyMigrations(url).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MigrationError);
  return (error as Error).message;
}

const names = (await readMigrations()).map(({ name }) => name);
const first = names[0] as string;

describe('migrations', () => {
  it('apply to an empty database in their order, and then there is nothing to apply', async () => {
    const url = await emptyDatabase();
    expect(await applyMigrations(url)).toEqual(names);
    expect(await applyMigrations(url)).toEqual([]);
  });

  it('are recorded as Prisma records them', async () => {
    const migrationsList = migrationList(await readMigrations());
    const filters = { externalTables: [], externalEnums: [] };
    const diagnosis = await withSchemaEngine(migrated, (engine) =>
      engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters }),
    );
    expect(diagnosis).toMatchObject({ history: null, failedMigrationNames: [], editedMigrationNames: [] });
  });

  it('make what the schema says, and the checks and indexes that it cannot say', async () => {
    const described = await databaseOfSchema();
    for (const catalog of Object.keys(catalogs) as (keyof typeof catalogs)[]) {
      const ours = await structureOf(migrated, catalog);
      expect(ours.filter((row) => !isOwn(row))).toEqual(await structureOf(described, catalog));
      if (catalog === 'indexes') expect(ours.filter(isOwn)).toHaveLength(ownIndexes.length);
      if (catalog === 'constraints') expect(ours.filter(isOwn).length).toBeGreaterThan(40);
      if (catalog === 'columns') expect(ours.length).toBeGreaterThan(50);
    }
  });

  it('are applied by one of several that start at once', async () => {
    const url = await emptyDatabase();
    const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url)));
    expect(applied.flat()).toEqual(names);
  });

  it('leave no connection behind', async () => {
    await until(async () => (await query(migrated, otherConnections)).length === 0);
  });

  it('that were interrupted are applied again', async () => {
    const url = await emptyDatabase();
    await query(url, recordOfStart(first));
    expect(await applyMigrations(url)).toEqual(names);
    expect(await applyMigrations(url)).toEqual([]);
  });
});

/** The record of a migration that was started and never finished. */
const recordOfStart = (name: string) => `
  CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
  INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'any', '${name}')`;

describe('a database is refused with the reason', () => {
  it('when a migration was edited after it had been applied', async () => {
    const message = await refusalAfter(`UPDATE _prisma_migrations SET checksum = 'other'`);
    expect(message).toContain(`the migration ${first} was edited after it had been applied`);
  });

  it('when a newer version has migrated it', async () => {
    const message = await refusalAfter(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('n', 'c', '29990101000000_later', now())`,
    );
    expect(message).toContain('holds the migration 29990101000000_later, which this version does not know');
  });

  it('when a migration has failed', async () => {
    const message = await refusalAfter(
      `UPDATE _prisma_migrations SET finished_at = NULL, logs = 'relation "Article" already exists'`,
    );
    expect(message).toContain(`the migration ${first} failed before:\nrelation "Article" already exists`);
    expect(message).toContain(`--rolled-back ${first}`);
  });

  it('when it holds other tables of the same name', async () => {
    const url = await emptyDatabase();
    await query(url, 'CREATE TABLE "Article" (id int)');
    const error = await applyMigrations(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MigrationError);
    expect((error as Error).message).toMatch(/Article|not empty/);
    expect(await query(url, `SELECT to_regclass('"Quote"') AS made`)).toEqual([{ made: null }]);
  });

  it('when it does not answer, without its password', async () => {
    const url = new URL(inject('templateUrl'));
    url.port = '1';
    const error = await applyMigrations(url.href).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MigrationError);
    expect((error as Error).message).toContain('127.0.0.1:1 cannot be reached');
    expect((error as Error).message).not.toContain(url.password);
    expect((error as Error).message).toContain('DATABASE_URL');
  });

  it('when it is not there', async () => {
    const url = new URL(inject('templateUrl'));
    url.pathname = '/no_such_news';
    await expect(applyMigrations(url.href)).rejects.toThrow('database "no_such_news" does not exist');
  });
});
