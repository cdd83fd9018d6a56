import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from './context.ts';

/**
 * Executes with graphql-js, which answers fields in the order they were asked in; Yoga's own executor, as they arrive.
 * A request that has to end is answered at once with the reason alone: what it was asking for is cancelled.
 */
export const executeWithinLimits: Plugin<Context> = {
  onExecute: ({ setExecuteFn }) => setExecuteFn((args: ExecutionArgs) => run(args, args.contextValue as Context)),
};

async function run(args: ExecutionArgs, { deadline }: Context): Promise<ExecutionResult> {
  const { signal } = deadline;
  let end: () => void = () => undefined;
  const ended = new Promise<ExecutionResult>((resolve) => {
    end = () => resolve({ errors: [signal.reason] });
    signal.addEventListener('abort', end, { once: true });
  });
  try {
    return await Promise.race([execute(args), ended]);
  } finally {
    signal.removeEventListener('abort', end);
    deadline.clear();
  }
}
