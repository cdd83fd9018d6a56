import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

interface Migration {
  name: string;
  sql: string;
}

/**
 * Applies the migrations that a database lacks, and returns their names.
 *
 * Migrations are recorded as Prisma records them, so `prisma migrate deploy` finds them applied, and this function finds
 * those that Prisma applied. A database that is up to date costs one query; the schema engine is loaded only for others.
 * When several processes start on one database, one applies the migrations and the others wait.
 *
 * @throws MigrationError that names the migration which was edited after it was applied, has failed, or is unknown to
 * this version; and when the database does not answer.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrations = await readMigrations();
  const client = await connect(databaseUrl);
  try {
    if (areApplied(await readRecords(client), migrations)) return [];
    await client.query('SELECT pg_advisory_lock($1)', [migrationLockId]);
    const records = await readRecords(client);
    for (const record of records) checkRecord(record, migrations);
    const interrupted = records.filter(({ finished }) => !finished).map(({ name }) => name);
    return areApplied(records, migrations) ? [] : await applyWithEngine(databaseUrl, migrations, interrupted);
  } finally {
    await client.end();
  }
}

/** A database whose tables cannot be brought to this version. The message says why. */
export class MigrationError extends Error {
  override name = 'MigrationError';

  constructor(reason: string, cause?: unknown) {
    super(`The database cannot be brought to this version: ${reason}`, { cause });
  }
}

const migrationLockId = 0x6d_69_67_72;

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host } = new URL(databaseUrl);
    const remedy = 'Start it or correct DATABASE_URL; without DATABASE_URL an embedded PostgreSQL is used.';
    throw new MigrationError(`the database at ${host} cannot be reached (${messageOf(error)}). ${remedy}`, error);
  }
}

/** When a host has several addresses and all refuse, only the errors of the addresses have messages. */
const messageOf = (error: unknown): string => {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ');
  return error instanceof Error ? error.message : String(error);
};

async function applyWithEngine(databaseUrl: string, migrations: Migration[], interrupted: string[]): Promise<string[]> {
  const { withSchemaEngine } = await import('./schemaEngine.ts');
  try {
    return await withSchemaEngine(databaseUrl, async (engine) => {
      for (const migrationName of interrupted) await engine.markMigrationRolledBack({ migrationName });
      const list = { migrationsList: migrationList(migrations), filters: { externalTables: [], externalEnums: [] } };
      return (await engine.applyMigrations(list)).appliedMigrationNames;
    });
  } catch (error) {
    throw new MigrationError(messageOf(error), error);
  }
}

/** The committed migrations, ordered by their names, which begin with the time they were written. */
export async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(`${folder}/${name}/migration.sql`, 'utf8') })),
  );
}

/** The same migrations in the form the schema engine takes. */
export function migrationList(migrations: Migration[]) {
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}

/** The record of a migration that was started and not rolled back. */
interface MigrationRecord {
  name: string;
  checksum: string;
  finished: boolean;
  /** The error; null also for a migration that was interrupted. */
  error: string | null;
}

async function readRecords(client: pg.Client): Promise<MigrationRecord[]> {
  try {
    const { rows } = await client.query<MigrationRecord>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished, nullif(logs, '') AS error
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name, started_at`,
    );
    return rows;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return [];
    throw new MigrationError(messageOf(error), error);
  }
}

/** Whether exactly these migrations, by name and checksum, are recorded as finished. */
function areApplied(records: MigrationRecord[], migrations: Migration[]): boolean {
  const recorded = records.map(({ name, checksum, finished }) => `${name} ${checksum} ${finished}`);
  return recorded.join('\n') === migrations.map(({ name, sql }) => `${name} ${checksumOf(sql)} true`).join('\n');
}

/**
 * Throws for a record that does not match a migration of this version.
 *
 * An interrupted migration is accepted, and applied again: it left nothing, because its statements are one transaction.
 */
function checkRecord({ name, checksum, finished, error }: MigrationRecord, migrations: Migration[]): void {
  const migration = migrations.find((each) => each.name === name);
  if (migration === undefined) {
    const reason = `it holds the migration ${name}, which this version does not know.`;
    throw new MigrationError(`${reason} Start the newer version that applied it, or use another database.`);
  }
  if (error !== null && !finished) {
    const remedy = `Fix what it names, then run: prisma migrate resolve --rolled-back ${name}`;
    throw new MigrationError(`the migration ${name} failed before:\n${error}\n${remedy}`);
  }
  if (finished && checksumOf(migration.sql) !== checksum) {
    const reason = `the migration ${name} was edited after it had been applied.`;
    throw new MigrationError(`${reason} Restore prisma/migrations/${name}, and put the change into a new migration.`);
  }
}

const checksumOf = (sql: string) => createHash('sha256').update(sql).digest('hex');
