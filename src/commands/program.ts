import { Command } from 'commander';
import { version } from '../config.ts';
import { addBench } from './bench.ts';
import { addEvaluate } from './evaluate.ts';
import { addExtract } from './extract.ts';
import { addIngest } from './ingest.ts';
import { addReindex } from './reindex.ts';
import { addResolve } from './resolve.ts';
import { addStart } from './start.ts';
import { addVerify } from './verify.ts';

/** The command line of `dateline`. A command loads what it needs when it runs, so that `--help` answers at once. */
export function createProgram(): Command {
  const program = new Command('dateline')
    .description('A GraphQL content API over a news corpus.')
    .version(version)
    .showHelpAfterError('Run with --help for the options and an example.')
    .configureHelp({ showGlobalOptions: true });
  for (const add of [addStart, addIngest, addExtract, addReindex, addResolve, addVerify, addEvaluate, addBench]) {
    add(program);
  }
  return program;
}
