import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { answerTooLarge } from '../errors/errors.ts';
import { measureAnswer } from '../limits/measureAnswer.ts';
import { maxBytes } from '../limits/spending.ts';
import type { Context } from './context.ts';

/**
 * Executes with graphql-js, which answers fields in the order they were asked in; Yoga's own executor, as they arrive.
 * A request that has to end is answered at once with the reason alone: what it was asking for is cancelled.
 */
export const executeWithinLimits: Plugin<Context> = {
  onExecute: ({ setExecuteFn }) =>
    setExecuteFn((args: ExecutionArgs) => runWithinLimits(() => execute(args), args.contextValue as Context)),
};

/** Runs an operation until it is answered, or has to end. */
export async function runWithinLimits(
  run: () => ExecutionResult | Promise<ExecutionResult>,
  { deadline }: Context,
): Promise<ExecutionResult> {
  const { signal } = deadline;
  deadline.start();
  let end: () => void = () => undefined;
  const ended = new Promise<ExecutionResult>((resolve) => {
    end = () => resolve({ errors: [signal.reason] });
    signal.addEventListener('abort', end, { once: true });
  });
  try {
    const result = await Promise.race([run(), ended]);
    const isTooLarge = measureAnswer(result, maxBytes) > maxBytes;
    return isTooLarge ? { errors: [answerTooLarge('bytes', maxBytes)] } : result;
  } finally {
    signal.removeEventListener('abort', end);
    deadline.clear();
  }
}
