import { createHash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { type Encoding, encodings, readAsset } from './graphiqlAssets.ts';
import { renderGraphiqlPage } from './graphiqlPage.ts';

/**
 * Serves GraphiQL to browsers that open `/graphql`, and the files it loads under `/graphiql/`.
 *
 * The page is small and asked for at each visit, which mostly answers 304. The files, some 9 MB of scripts and fonts,
 * have a hash of their content in their name: a browser loads each once and keeps it for a year.
 * Nothing comes from another host, so the page also works offline.
 */
export function serveGraphiql(): Plugin {
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      const { method, headers } = request;
      if (method !== 'GET' && method !== 'HEAD') return;
      const answer = (body: string | Uint8Array<ArrayBuffer> | null, status: number, fields: Record<string, string>) =>
        endResponse(new fetchAPI.Response(method === 'HEAD' ? null : body, { status, headers: fields }));

      if (isPage(url.pathname) && headers.get('accept')?.includes('text/html')) {
        const page = await renderGraphiqlPage();
        const etag = `"${createHash('sha256').update(page).digest('hex').slice(0, 16)}"`;
        const caching = { etag, 'cache-control': 'no-cache', vary: 'accept' };
        if (namesEtag(headers.get('if-none-match'), etag)) answer(null, 304, caching);
        else answer(page, 200, { ...caching, 'content-type': 'text/html; charset=utf-8' });
      } else if (url.pathname.startsWith('/graphiql/')) {
        const encoding = chooseEncoding(headers.get('accept-encoding'));
        const asset = await readAsset(url.pathname, encoding);
        if (!asset) return;
        answer(asset.bytes, 200, {
          'content-type': asset.type,
          'content-length': String(asset.bytes.length),
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'accept-encoding',
          ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
        });
      }
    },
  };
}

const isPage = (pathname: string) => pathname === '/graphql' || pathname === '/graphql/';

/** Proxies that compress an answer mark its tag as weak: `W/"…"`. */
const namesEtag = (header: string | null, etag: string) =>
  header?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag) ?? false;

/** The best encoding that a client accepts. `gzip;q=0` refuses gzip. */
function chooseEncoding(header: string | null): Encoding {
  const accepted = (header ?? '').split(',').filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each));
  const names = accepted.map((each) => each.split(';')[0]?.trim());
  return encodings.find((encoding) => names.includes(encoding)) ?? 'identity';
}
