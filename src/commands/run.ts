import type { Command } from 'commander';
import { isRunByNpm } from '../config.ts';

/**
 * Runs the command that was typed. An error is printed and sets the exit code to 1.
 *
 * Of errors that are written for people only the message is printed, of others the stack.
 */
export async function runCommand(program: Command, argv: string[]): Promise<void> {
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

const errorsForPeople = new Set(['ServiceError', 'ConfigError', 'MigrationError', 'CommandError', 'IndexTaskFailed']);

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name.startsWith('Meilisearch')) {
    return `The search engine failed: ${error.message}. Try again once it answers.`;
  }
  return errorsForPeople.has(error.name) ? error.message : (error.stack ?? error.message);
}

/** An error of a command whose message tells a person what to do. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/**
 * A signal that is aborted by the first SIGINT or SIGTERM. A second one ends the process at once.
 *
 * npm's shell dies of a SIGTERM without passing it on, so a process that npm runs is also aborted when its parent ends.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  const parent = process.ppid;
  if (isRunByNpm() && parent > 1) {
    setInterval(() => process.ppid !== parent && controller.abort(), 250).unref();
  }
  return controller.signal;
}

/** The message of an error, to be quoted as the reason in another message. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
