import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const require = createRequire(import.meta.url);

export default defineConfig({
  // Vitest would load one copy of graphql for tests and another for Yoga, and the two do not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: require.resolve('graphql/index.js') }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/services.ts'],
    reporters: ['default', './test/support/closingLine.ts'],
    pool: 'forks',
    // By default Vitest leaves one core free, which is half of a machine with two. Each worker takes about ten of the
    // hundred connections that the embedded PostgreSQL accepts.
    maxWorkers: Math.min(availableParallelism(), 6),
    // Generous, for machines under load: a test waits for what happens, so limits cost nothing when it passes.
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
