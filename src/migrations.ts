import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const folder = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

interface Migration {
  name: string;
  sql: string;
}

/**
 * Brings a database's tables to what this version needs, and returns the names of the migrations it applied.
 *
 * Migrations are Prisma's: `prisma migrate deploy` finds them applied afterwards, and the other way about. A database
 * that is already there costs one query; the schema engine is loaded for the others only.
 *
 * @throws MigrationError naming the migration, when a stored one was edited since, has failed, or is unknown to this version.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrations = await readMigrations();
  if (await areApplied(databaseUrl, migrations)) return [];
  const { withSchemaEngine } = await import('./schemaEngine.ts');
  try {
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const list = { migrationsList: migrationList(migrations), filters: { externalTables: [], externalEnums: [] } };
      return (await engine.applyMigrations(list)).appliedMigrationNames;
    });
  } catch (error) {
    throw new MigrationError(error);
  }
}

/** A database that cannot be brought to this version; the message says why. */
export class MigrationError extends Error {
  override name = 'MigrationError';

  constructor(cause: unknown) {
    super(`The database cannot be brought to this version: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

/** The committed migrations in order of their names, which begin with the time they were made. */
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

/** Whether exactly these migrations, by name and checksum, are recorded as finished. */
async function areApplied(databaseUrl: string, migrations: Migration[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ migration_name: string; checksum: string }>(
      `SELECT migration_name, checksum FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
    );
    const recorded = rows.map((row) => `${row.migration_name} ${row.checksum}`).join('\n');
    return recorded === migrations.map(({ name, sql }) => `${name} ${checksum(sql)}`).join('\n');
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return false;
    throw error;
  } finally {
    await client.end();
  }
}

const checksum = (sql: string) => createHash('sha256').update(sql).digest('hex');
