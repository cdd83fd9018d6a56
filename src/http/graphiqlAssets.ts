import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { introspectionFromSchema } from 'graphql';
import { schema } from './schema.ts';

/** Encodings that assets are sent in, the smallest first. */
export const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number] | 'identity';

/** What the GraphiQL page refers to, each by its address on this server. */
export type AssetAddresses = Record<
  'script' | 'style' | 'schema' | 'favicon' | 'editorWorker' | 'jsonWorker' | 'graphqlWorker',
  string
>;

interface Asset {
  type: string;
  content: Uint8Array<ArrayBuffer>;
  /** Compressed once, when a client first asks for the encoding. */
  encoded: Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>;
}

/** An asset by its address, compressed; null when there is none at it. */
export async function readAsset(
  address: string,
  encoding: Encoding,
): Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const asset = (await loadAssets()).byAddress.get(address);
  if (!asset) return null;
  const encoded = asset.encoded.get(encoding) ?? encoders[encoding](asset.content);
  asset.encoded.set(encoding, encoded);
  return { type: asset.type, bytes: await encoded };
}

export const assetAddresses = async (): Promise<AssetAddresses> => (await loadAssets()).addresses;

interface Assets {
  addresses: AssetAddresses;
  byAddress: ReadonlyMap<string, Asset>;
}

let loading: Promise<Assets> | undefined;

/** Loads the scripts of GraphiQL when somebody first opens it: they take a tenth of a second and 20 MB. */
function loadAssets(): Promise<Assets> {
  loading ??= importAssets();
  return loading;
}

async function importAssets(): Promise<Assets> {
  const files = await import('@graphql-yoga/render-graphiql/graphiql');
  const byAddress = new Map<string, Asset>();
  const add = (name: string, extension: string, content: string | Uint8Array<ArrayBuffer>): string => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    const address = `/graphiql/${name}.${hash}.${extension}`;
    byAddress.set(address, {
      type: types[extension] ?? 'application/octet-stream',
      content: bytes,
      encoded: new Map(),
    });
    return address;
  };
  const addresses = {
    script: add('graphiql', 'js', files.js),
    style: add('graphiql', 'css', files.css),
    schema: add('schema', 'json', JSON.stringify(introspectionFromSchema(schema))),
    favicon: add('favicon', 'ico', decodeDataUrl(files.favicon)),
    editorWorker: add('editor-worker', 'js', files.editorWorkerService),
    jsonWorker: add('json-worker', 'js', files.jsonWorker),
    graphqlWorker: add('graphql-worker', 'js', files.graphqlWorker),
  };
  return { addresses, byAddress };
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  ico: 'image/x-icon',
};

const decodeDataUrl = (url: string) => new Uint8Array(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));

/** Brotli's best quality takes ten seconds for these files, quality 5 one second, at a size a twentieth larger. */
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const encoders: Record<Encoding, (content: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>> = {
  br: async (content) => new Uint8Array(await promisify(brotliCompress)(content, brotliOptions)),
  gzip: async (content) => new Uint8Array(await promisify(gzip)(content)),
  identity: async (content) => content,
};
