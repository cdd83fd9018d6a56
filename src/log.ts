import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type Log = Logger;

/** Structured lines on standard error, a line of JSON each; readable ones on a terminal. Standard output is for answers. */
export function createLog(level: string, stream: NodeJS.WriteStream = process.stderr): Log {
  if (!stream.isTTY) return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  const readable = pretty({
    destination: stream,
    colorize: true,
    ignore: 'pid,hostname',
    translateTime: 'HH:MM:ss',
    sync: true,
  });
  return pino({ level, base: null }, readable);
}
