import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { pages } from './pages.ts';

// A program of its own: answers a page with one prepared statement whose result is sent as it comes, which is about the
// least that any server can do. Prints its address.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const server = createServer((request, response) => {
  answer(request).then(
    (data) => {
      const body = Buffer.from(`{"data":${data}}`);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    },
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('disconnect', () => process.exit());

async function answer(request: IncomingMessage): Promise<string> {
  const { page, values } = JSON.parse(await readBody(request)) as { page: string; values: string[] };
  const name = pages.findIndex((each) => each.name === page);
  const { rows } = await pool.query<{ answer: string }>({ name: `page ${name}`, text: pages[name]?.sql ?? '', values });
  return rows[0]?.answer ?? 'null';
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => resolve(body));
    request.on('error', reject);
  });
}
