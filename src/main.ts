import { createProgram } from './commands/program.ts';
import { runCommand } from './commands/run.ts';

await runCommand(createProgram(), process.argv);
