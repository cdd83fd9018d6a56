import pg from 'pg';
import type { RunningServices } from '../../../src/embedded/services.ts';
import { fillServedCorpus } from './corpus.ts';
import { givingKeptAnswers, startDateline } from './dateline.ts';
import { startLoad } from './load.ts';
import { measurePage, warmUp } from './measurePage.ts';
import { pages } from './pages.ts';
import { startPostgraphile } from './postgraphile.ts';
import { parentOf } from './processorTime.ts';
import { checkSameContent } from './sameContent.ts';
import type { Server } from './server.ts';
import { startSqlServer } from './sql.ts';
import { tableHead, tableRow } from './table.ts';

/**
 * Serves one database by Dateline, by PostGraphile and by hand-written statements, checks that they give the same pages,
 * and prints how many requests a second each answers and what a request costs.
 *
 * @param rounds How often each server takes its turn at each page.
 */
export async function benchServe(
  services: RunningServices,
  rounds: number,
  print: (line: string) => void,
): Promise<void> {
  print('Filling a database …');
  const names = await fillServedCorpus(services, print);
  const servers: Server[] = [];
  const load = startLoad();
  try {
    const dateline = await startDateline(services);
    servers.push(dateline);
    const postgraphile = await startPostgraphile(services.databaseUrl, print);
    if (postgraphile) servers.push(postgraphile);
    servers.push(await startSqlServer(services.databaseUrl));
    servers.push(givingKeptAnswers(dateline));
    const postgresPid = await findPostgres(services.databaseUrl);

    const asked = { ...names, nothing: [undefined] };
    for (const page of pages) await checkSameContent(servers, page, asked[page.asked]);
    print(`${servers.map(({ name }) => name).join(', ')} give the same ${pages.length} pages.\n`);
    for (const page of pages) await warmUp({ servers, page, slugs: asked[page.asked], load });
    print(tableHead(servers));
    for (const clients of [1, 16]) {
      for (const page of pages) {
        const slugs = asked[page.asked];
        print(tableRow(page, clients, await measurePage({ servers, page, slugs, clients, rounds, load, postgresPid })));
      }
    }
  } finally {
    load.stop();
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** The process of PostgreSQL itself, whose children serve the connections. */
async function findPostgres(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return (await parentOf(rows[0]?.pid ?? 0)) ?? 0;
  } finally {
    await client.end();
  }
}
