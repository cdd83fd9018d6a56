import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** The project's own folder: relative settings and the default data directory are meant from here. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');
const address = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: (issue) => `${JSON.stringify(issue.input)} is not an address that begins with ${protocols.join(' or ')}`,
  });

const settings = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce
      .number({ error: 'is not a number' })
      .int('is not a whole number')
      .min(0, 'must be 0 to 65535')
      .max(65535, 'must be 0 to 65535')
      .default(4000),
    DATABASE_URL: address('postgresql:', 'postgres:').optional(),
    MEILISEARCH_URL: address('http:', 'https:').optional(),
    MEILISEARCH_API_KEY: z.string().optional(),
    MEILISEARCH_BINARY: z.string().optional(),
    DATELINE_DATA_DIR: z.string().default('.dateline'),
    DATELINE_SAMPLE: flag.default(true),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .refine((given) => given.MEILISEARCH_API_KEY === undefined || given.MEILISEARCH_URL !== undefined, {
    path: ['MEILISEARCH_API_KEY'],
    error: 'is of no use without MEILISEARCH_URL',
  });

export type Config = ReturnType<typeof readConfig>;

/** Settings that cannot be used. The message lists every fault, one a line. */
export class ConfigError extends Error {}

/**
 * Reads the settings from the environment and, for names it does not set, from the file `.env` in the project's folder.
 *
 * An empty value counts as unset, as in `PORT= npm start`.
 *
 * @throws ConfigError with every fault at once.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = join(root, '.env')) {
  const fromFile = existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {};
  const given = Object.fromEntries(Object.entries({ ...fromFile, ...environment }).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (!result.success) throw new ConfigError(result.error.issues.map(printFault).join('\n'));
  const read = result.data;
  return Object.freeze({
    http: Object.freeze({ host: read.HOST, port: read.PORT }),
    database: Object.freeze({ url: read.DATABASE_URL }),
    search: Object.freeze({
      url: read.MEILISEARCH_URL,
      apiKey: read.MEILISEARCH_API_KEY,
      binary: read.MEILISEARCH_BINARY,
    }),
    dataDir: resolve(root, read.DATELINE_DATA_DIR),
    sample: read.DATELINE_SAMPLE,
    logLevel: read.LOG_LEVEL,
    environment,
  });
}

/** The folder that a command was typed in. npm runs scripts in the project's folder and says in INIT_CWD where it was called. */
export function typedIn(): string {
  const called = process.env.INIT_CWD;
  return called && process.cwd() === root ? called : process.cwd();
}

const printFault = (issue: z.core.$ZodIssue) => {
  const name = issue.path.join('.');
  return issue.code === 'invalid_value'
    ? `${name} must be one of ${issue.values.join(', ')}`
    : `${name} ${issue.message}`;
};
