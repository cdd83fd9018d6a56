import type { IncomingMessage } from 'node:http';

/**
 * Reads a body of told length and passes it on.
 *
 * @param take Told the whole body; false when it does not want it.
 * @param next Called then, with the body put back for whoever reads the request next.
 */
export function readBody(request: IncomingMessage, take: (body: Buffer) => boolean, next: () => void): void {
  const length = Number(request.headers['content-length']);
  const chunks: Buffer[] = [];
  let received = 0;
  const onData = (chunk: Buffer) => {
    chunks.push(chunk);
    received += chunk.length;
    if (received < length) return;
    request.removeListener('data', onData);
    const [first = chunk] = chunks;
    const body = chunks.length === 1 ? first : Buffer.concat(chunks);
    if (take(body)) return;
    // Still before its end is told: the stream can be handed over as if nothing had been read.
    request.pause();
    request.unshift(body);
    next();
  };
  request.on('data', onData);
}
