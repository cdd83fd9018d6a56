import type { Command } from 'commander';

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

const meantForPeople = new Set(['ServiceError', 'ConfigError', 'MigrationError', 'CommandError']);

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return meantForPeople.has(error.name) ? error.message : (error.stack ?? error.message);
}

/** What keeps a command from doing its work, said for a person. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** Aborted by the first SIGINT or SIGTERM. A second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return controller.signal;
}
