/**
 * Generates the database client when it is missing or older than `schema.prisma`.
 *
 * Loaded before the program (`node --import ./prisma/generate.mjs …`), so that a fresh checkout and a changed schema
 * both just start. Prisma looks for a native schema engine that generating does not use, and would download it: naming
 * any existing executable keeps it from the network.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const generated = join(root, 'src', 'generated');
const stamp = join(generated, 'stamp');

const wanted = () =>
  `${require('prisma/package.json').version}\n${readFileSync(join(root, 'prisma', 'schema.prisma'), 'utf8')}`;
const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();

if (!isFresh()) {
  rmSync(generated, { recursive: true, force: true });
  try {
    execFileSync(process.execPath, [require.resolve('prisma/build/index.js'), 'generate'], {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
        PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
        NODE_OPTIONS: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    process.stderr.write(
      `The database client could not be generated:\n${error.stderr ?? error}\n${error.stdout ?? ''}\n`,
    );
    process.exit(1);
  }
  mkdirSync(generated, { recursive: true });
  writeFileSync(stamp, wanted());
}
