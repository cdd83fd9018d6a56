import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** The project's own folder: relative settings and the default data directory are meant from here. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oneOf = <const Choices extends [string, ...string[]]>(...choices: Choices) =>
  z.enum(choices, { error: (issue) => told(issue.input, `one of ${choices.join(', ')}`) });
const address = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: (issue) => told(issue.input, `an address that begins with ${protocols.join(' or ')}`),
  });

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535, {
      error: (issue) => told(issue.input, 'a whole number from 0 to 65535'),
    })
    .transform(Number)
    .default(4000),
  DATABASE_URL: address('postgresql:', 'postgres:').optional(),
  MEILISEARCH_URL: address('http:', 'https:').optional(),
  MEILISEARCH_API_KEY: z.string().optional(),
  MEILISEARCH_BINARY: z.string().optional(),
  DATELINE_DATA_DIR: z.string().default('.dateline'),
  DATELINE_SAMPLE: oneOf('on', 'off').default('on'),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent').default('info'),
});

export type Config = ReturnType<typeof readConfig>;

/** Settings that cannot be used. The message lists every fault, one a line. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the settings from the environment and, for names it does not set, from the file `.env` in the project's folder.
 *
 * An empty value counts as unset, as in `PORT= npm start`.
 *
 * @throws ConfigError with every fault at once.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env, envFile = join(root, '.env')) {
  const given = { ...withoutEmpty(readEnvFile(envFile)), ...withoutEmpty(environment) };
  const result = settings.safeParse(given);
  const faults = [...(result.error?.issues.map(printFault) ?? []), ...uselessKey(given)];
  if (!result.success || faults.length > 0) throw new ConfigError(faults.join('\n'));
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
    sample: read.DATELINE_SAMPLE === 'on',
    logLevel: read.LOG_LEVEL,
    environment,
  });
}

/** The folder that a command was typed in. npm runs scripts in the project's folder and says in INIT_CWD where it was called. */
export function typedIn(): string {
  const called = process.env.INIT_CWD;
  return called && process.cwd() === root ? called : process.cwd();
}

/** Whether npm runs this process as one of its scripts. */
export const isRunByNpm = (): boolean => process.env.npm_lifecycle_event !== undefined;

function readEnvFile(file: string): NodeJS.Dict<string> {
  try {
    return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  } catch (error) {
    throw new ConfigError(`The settings in ${file} cannot be read (${error}). Mend the file, or move it away.`);
  }
}

const withoutEmpty = (given: NodeJS.Dict<string>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));

/** What is wrong with a value and what it may be. A password in an address is not shown. */
const told = (value: unknown, wanted: string) =>
  `is ${JSON.stringify(String(value).replace(/\/\/.*@/, '//***@'))}, and must be ${wanted}.`;

const printFault = ({ path, message }: z.core.$ZodIssue) => `${path.join('.')} ${message}`;

const uselessKey = ({ MEILISEARCH_API_KEY, MEILISEARCH_URL }: NodeJS.Dict<string>) =>
  MEILISEARCH_API_KEY === undefined || MEILISEARCH_URL !== undefined
    ? []
    : [
        'MEILISEARCH_API_KEY is given without MEILISEARCH_URL, the address it belongs to. Set that too, or leave the key out.',
      ];
