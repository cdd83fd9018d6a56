import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import '../../prisma/generate.mjs';
import { applyMigrations } from '../../src/database/migrations.ts';
import { startServices } from '../../src/embedded/services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database without rows, which tests copy. */
    templateUrl: string;
    search: { url: string; apiKey: string };
  }
}

/** Starts one PostgreSQL and one Meilisearch for the whole run, in a temporary folder. */
export default async function startTestServices(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dateline-test-'));
  const services = await startServices({
    dataDir,
    role: 'server',
    commandName: 'npm test',
    environment: process.env,
    log: (message) => process.stderr.write(`${message}\n`),
  });
  await applyMigrations(services.databaseUrl);
  project.provide('templateUrl', services.databaseUrl);
  project.provide('search', services.search);
  return async () => {
    await services.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
