import http from 'node:http';

/** A request as it goes over the wire, whether a client would ever send it or not. */
export interface AttackRequest {
  method: string;
  /** The path with the query string, already encoded. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

/** What came back. */
export interface Answer {
  /** 0 when the connection ended before a status came. */
  status: number;
  /** Bytes of the body; those beyond the limit are not read. */
  bytes: number;
  /** The beginning of the body, up to `keptBytes`. */
  text: string;
  /** Codes of the errors in it: `BAD_USER_INPUT`. */
  codes: string[];
  milliseconds: number;
  /** Why there is no whole answer: `timeout`, `too large`, or an error of the connection. */
  cut: string | null;
}

export interface SendLimits {
  timeoutMs: number;
  /** The connection is closed when an answer passes this. */
  maxBytes: number;
}

/** Sends one request and reads the answer, at most so many bytes and so long; a broken connection is an answer too. */
export function send(url: string, request: AttackRequest, limits: SendLimits): Promise<Answer> {
  const started = performance.now();
  const chunks: Buffer[] = [];
  let bytes = 0;
  let status = 0;
  return new Promise((resolve) => {
    const finish = (cut: string | null) => {
      clearTimeout(timer);
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ status, bytes, text, codes: codesIn(text), milliseconds: performance.now() - started, cut });
    };
    const { method, path, headers, body } = request;
    const sending = http.request(url, { method, path, headers: withLength(headers, body), agent }, (response) => {
      status = response.statusCode ?? 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= keptBytes) chunks.push(chunk);
        if (bytes > limits.maxBytes) abandon('too large');
      });
      response.on('end', () => finish(null));
      response.on('error', (error) => finish(error.message));
    });
    const abandon = (reason: string) => {
      finish(reason);
      sending.destroy();
    };
    const timer = setTimeout(abandon, limits.timeoutMs, 'timeout');
    sending.on('error', (error: NodeJS.ErrnoException) => finish(error.code ?? error.message));
    sending.end(body);
  });
}

/** A GraphQL request as most clients send it. */
export function post(query: string, variables?: Record<string, unknown>, more: object = {}): AttackRequest {
  const body = Buffer.from(JSON.stringify({ query, variables, ...more }));
  return { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' }, body };
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** Enough to find the codes of all errors, which stand before the data. */
const keptBytes = 4 * 1024 * 1024;

const withLength = (headers: Record<string, string>, body: Buffer | undefined) =>
  body === undefined || 'content-length' in headers || 'transfer-encoding' in headers
    ? headers
    : { ...headers, 'content-length': String(body.length) };

/** The error codes that a body tells, each once; read as text, because hostile answers may be cut or large. */
const codesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/"code":"([A-Z_]+)"/g)].map((match) => match[1] ?? '')),
];
