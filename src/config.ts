import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** The project's own folder, which relative paths in the settings start from. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The version of the program, as `package.json` has it. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version;

const oneOf = <const Choices extends [string, ...string[]]>(...choices: Choices) =>
  z.enum(choices, { error: (issue) => describeFault(issue.input, `one of ${choices.join(', ')}`) });
const address = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: (issue) => describeFault(issue.input, `an address that begins with ${protocols.join(' or ')}`),
  });

/** Each worker takes at least three of the hundred connections that the embedded database accepts. */
const maxWorkers = 24;

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) <= 65535, {
      error: (issue) => describeFault(issue.input, 'a whole number from 0 to 65535'),
    })
    .transform(Number)
    .default(4000),
  DATABASE_URL: address('postgresql:', 'postgres:').optional(),
  MEILISEARCH_URL: address('http:', 'https:').optional(),
  MEILISEARCH_API_KEY: z.string().optional(),
  MEILISEARCH_BINARY: z.string().optional(),
  DATELINE_DATA_DIR: z.string().default('.dateline'),
  DATELINE_SAMPLE: oneOf('on', 'off').default('on'),
  WORKERS: z
    .string()
    .refine((value) => value === 'auto' || (/^[1-9]\d?$/.test(value) && Number(value) <= maxWorkers), {
      error: (issue) => describeFault(issue.input, `a whole number from 1 to ${maxWorkers}, or auto`),
    })
    .default('auto'),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent').default('info'),
});

export type Config = ReturnType<typeof readConfig>;

/** Settings that cannot be used. The message has a line for each fault. */
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
  const faults = [...(result.error?.issues.map(printFault) ?? []), ...findUnusedKey(given)];
  if (!result.success || faults.length > 0) throw new ConfigError(faults.join('\n'));
  const read = result.data;
  return Object.freeze({
    http: Object.freeze({ host: read.HOST, port: read.PORT }),
    /** Where the database and the search engine are, or what the embedded ones are started with. */
    services: Object.freeze({
      dataDir: resolve(root, read.DATELINE_DATA_DIR),
      databaseUrl: read.DATABASE_URL,
      search:
        read.MEILISEARCH_URL === undefined
          ? undefined
          : { url: read.MEILISEARCH_URL, apiKey: read.MEILISEARCH_API_KEY ?? '' },
      meilisearchBinary: read.MEILISEARCH_BINARY,
      environment,
    }),
    sample: read.DATELINE_SAMPLE === 'on',
    /** How many processes answer requests. With 1 it is this process itself. */
    workers: read.WORKERS === 'auto' ? chooseWorkers(availableParallelism(), hasEmbedded(read)) : Number(read.WORKERS),
    logLevel: read.LOG_LEVEL,
  });
}

/** Reads the settings as `readConfig` does, but takes those first that were typed as options of the command. */
export function readConfigWith(typed: NodeJS.Dict<string>): Config {
  return readConfig({ ...process.env, ...withoutEmpty(typed) });
}

/**
 * How many workers `auto` means: one for each core, or for every other core beside embedded engines, which need cores as
 * well: a page costs PostgreSQL about as much as it costs a worker. At most eight, because each takes 200 MB.
 */
export function chooseWorkers(cores: number, besideEngines: boolean): number {
  return Math.max(1, Math.min(8, Math.floor(besideEngines ? cores / 2 : cores)));
}

/**
 * The folder that a command was typed in, which its paths are relative to.
 *
 * npm runs scripts in the project's folder and passes the folder that it was called in as INIT_CWD.
 */
export function callerFolder(): string {
  const called = process.env.INIT_CWD;
  return called && process.cwd() === root ? called : process.cwd();
}

/** Whether npm runs this process as one of its scripts. */
export const isRunByNpm = (): boolean => process.env.npm_lifecycle_event !== undefined;

function readEnvFile(file: string): NodeJS.Dict<string> {
  try {
    return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  } catch (error) {
    throw new ConfigError(`The settings in ${file} cannot be read (${error}). Correct the file, or move it away.`);
  }
}

const withoutEmpty = (given: NodeJS.Dict<string>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));

/** Says what a value is and what it must be. Hides a password in an address. */
const describeFault = (value: unknown, expected: string) =>
  `is ${JSON.stringify(String(value).replace(/\/\/.*@/, '//***@'))}, and must be ${expected}.`;

const printFault = ({ path, message }: z.core.$ZodIssue) => `${path.join('.')} ${message}`;

const hasEmbedded = ({ DATABASE_URL, MEILISEARCH_URL }: NodeJS.Dict<unknown>) =>
  DATABASE_URL === undefined || MEILISEARCH_URL === undefined;

const findUnusedKey = ({ MEILISEARCH_API_KEY, MEILISEARCH_URL }: NodeJS.Dict<string>) =>
  MEILISEARCH_API_KEY === undefined || MEILISEARCH_URL !== undefined
    ? []
    : ['MEILISEARCH_API_KEY is set without MEILISEARCH_URL, the address it belongs to. Set both, or unset the key.'];
