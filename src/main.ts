import { Command } from 'commander';
import { addBench } from './commands/bench.ts';
import { addEvaluate } from './commands/evaluate.ts';
import { addExtract } from './commands/extract.ts';
import { addIngest } from './commands/ingest.ts';
import { addReindex } from './commands/reindex.ts';
import { addResolve } from './commands/resolve.ts';
import { runCommand } from './commands/run.ts';
import { addStart } from './commands/start.ts';
import { addVerify } from './commands/verify.ts';

const program = new Command('dateline')
  .description('A GraphQL content API over a news corpus.')
  .showHelpAfterError('Run with --help for the options and an example.')
  .configureHelp({ showGlobalOptions: true });

for (const add of [addStart, addIngest, addExtract, addReindex, addResolve, addVerify, addEvaluate, addBench]) {
  add(program);
}

await runCommand(program, process.argv);
