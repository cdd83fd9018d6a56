import type { Command } from 'commander';
import { isRunByNpm } from '../config.ts';

/**
 * Runs the command that was typed. What it throws is said in its message's words and ends the process with 1: errors
 * meant for a person without more, others with the place in the code where they arose.
 */
export async function runCommand(program: Command, argv: string[]): Promise<void> {
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

const meantForPeople = new Set(['ServiceError', 'ConfigError', 'MigrationError', 'CommandError', 'IndexTaskFailed']);

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name.startsWith('Meilisearch')) {
    return `The search engine does not do its part: ${error.message}. Try again once it answers.`;
  }
  return meantForPeople.has(error.name) ? error.message : (error.stack ?? error.message);
}

/** What keeps a command from doing its work, said for a person. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/**
 * Aborted by the first SIGINT or SIGTERM. A second one ends the process at once.
 *
 * npm's shell dies of a SIGTERM without passing it on: a process that npm runs also takes it from the loss of its parent.
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

/** What an error says, for a message that it is the reason of. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
