import { type Logger, pino } from 'pino';
import pretty from 'pino-pretty';

export type Log = Logger;

/** A log on standard error, which leaves standard output to answers: a line of JSON each, or readable lines on a terminal. */
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
