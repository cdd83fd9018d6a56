import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../src/commands/program.ts';

/** What the program prints and throws for these arguments, where it would exit. */
async function run(...args: string[]): Promise<{ code: string; output: string; errors: string }> {
  const program = createProgram();
  let output = '';
  let errors = '';
  const catchOutput = (command: Command): void => {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        output += text;
      },
      writeErr: (text) => {
        errors += text;
      },
    });
    command.commands.forEach(catchOutput);
  };
  catchOutput(program);
  const thrown = await program.parseAsync(['node', 'dateline', ...args]).then(
    () => null,
    (error: { code: string }) => error,
  );
  return { code: thrown?.code ?? 'none', output, errors };
}

describe('the program', () => {
  it('prints the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    expect(await run('--version')).toMatchObject({ output: `${version}\n` });
  });

  it('lists its commands', async () => {
    const { output } = await run('--help');
    for (const command of createProgram().commands) expect(output).toContain(`  ${command.name()}`);
  });

  it('names a command that it does not have', async () => {
    const { code, errors } = await run('strat');
    expect(code).toBe('commander.unknownCommand');
    expect(errors).toMatch(/unknown command 'strat'.*Did you mean start.*--help/s);
  });

  it.each(createProgram().commands.map((command) => command.name()))('describes %s, with an example', async (name) => {
    const { code, output } = await run(name, '--help');
    expect(code).toBe('commander.helpDisplayed');
    expect(output).toMatch(new RegExp(`^Usage: dateline ${name} .*\\n\\n[A-Z][^]*?\\.\\n\\n`));
    expect(output).toMatch(new RegExp(`\\nExamples?:\\n(?:  \\$ .*\\n)*  \\$ .*${name}`));
  });
});
