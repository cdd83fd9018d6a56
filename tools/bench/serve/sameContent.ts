import type { Page } from './pages.ts';
import type { Server } from './server.ts';

/**
 * Asks every server for a page with each slug.
 *
 * @throws when two servers give different content, or one gives none.
 */
export async function checkSameContent(servers: Server[], page: Page, slugs: (string | undefined)[]): Promise<void> {
  for (const slug of slugs) {
    const contents = await Promise.all(servers.map((server) => readContent(server, page, slug)));
    for (const [i, content] of contents.entries()) {
      if (content === contents[0]) continue;
      const [first, other] = [contents[0] ?? '', content].map((each) => each.slice(0, 2000));
      const where = `“${page.name}”${slug ? ` of ${slug}` : ''}`;
      throw new Error(`${where}: ${servers[0]?.name} gives\n${first}\nand ${servers[i]?.name}\n${other}`);
    }
  }
}

async function readContent({ name, url, bodyFor }: Server, page: Page, slug: string | undefined): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: bodyFor(page, slug),
  });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  const content = withoutNames(data ?? null);
  if (errors || content === null)
    throw new Error(`${name} answers “${page.name}” with ${JSON.stringify(errors ?? data)}.`);
  return JSON.stringify(content);
}

/** The values of an answer in their order, without the names of fields and without the levels that hold one field. */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNames);
  if (value === null || typeof value !== 'object') return value;
  const values = Object.values(value).map(withoutNames);
  return values.length === 1 ? values[0] : values;
}
