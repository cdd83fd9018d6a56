import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { type Arena, openArena, useArena } from './arena.ts';
import { attackAtOnce } from './atOnce.ts';
import { judge } from './findings.ts';
import { attackOfId } from './generate/attack.ts';
import { knownRequests } from './known.ts';
import { measure } from './measure.ts';
import { attackOneByOne } from './oneByOne.ts';
import { printReport, type Report, record, startReport } from './report.ts';
import { readVocabulary, type Vocabulary } from './vocabulary.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

const program = new Command('attack')
  .description(
    'Send generated operations to a server and report what no request may do. Linux only. Ctrl-C ends it early.',
  )
  .option('--operations <count>', 'how many, one by one; a tenth as many more follow at once', '50000')
  .option('--seed <number>', 'another seed makes other operations', '1')
  .option('--attackers <count>', 'how many requests are open at once, in the part that is sent at once', '8')
  .option('--climbing <share>', 'the share of operations that are made from the most expensive ones before', '0.15')
  .option('--timeout <seconds>', 'a request that takes longer has failed', '30')
  .option('--url <address>', 'attack this server, and start none')
  .option('--pid <number>', 'the process of that server, by which processor time and memory are measured')
  .option('--only <ids>', 'send these operations alone, or the known ones: `1:4711+3,known`')
  .option('--json <file>', 'write the report to this file')
  .action(async (options: Record<string, string>) => {
    process.exitCode = await run(options);
  });
await program.parseAsync();

async function run(options: Record<string, string>): Promise<number> {
  const { url, pid, only, json } = options;
  const arena = url === undefined ? await openArena(print) : useArena(url, pid === undefined ? null : Number(pid));
  const report = startReport();
  try {
    const vocabulary = await readVocabulary(arena.target().url);
    const sent = { arena, report, vocabulary, timeoutMs: Number(options.timeout) * 1000 };
    await sendNamed(sent, only?.split(',') ?? ['known']);
    if (only === undefined) await sendGenerated(sent, options);
  } finally {
    await arena.close();
  }
  print(printReport(report));
  if (json !== undefined) await writeFile(json, JSON.stringify(report, null, 2));
  return report.findings.length === 0 ? 0 : 1;
}

interface Sent {
  arena: Arena;
  report: Report;
  vocabulary: Vocabulary;
  timeoutMs: number;
}

/** Sends operations by their ids; `known` stands for all that once stopped the server. */
async function sendNamed({ arena, report, vocabulary, timeoutMs }: Sent, ids: string[]): Promise<void> {
  const attacks = ids.flatMap((id) =>
    id === 'known' ? knownRequests().map(({ name, request }) => ({ id: name, request })) : [attackOfId(vocabulary, id)],
  );
  for (const attack of attacks) {
    const measured = await measure(arena.target(), attack.request, { timeoutMs, maxBytes: 64_000_000 });
    const kinds = judge(measured, false);
    if (await arena.recover(measured)) kinds.push('HANG');
    record(report, attack, measured, kinds);
    const { cut, status, codes, bytes, seconds, text } = measured;
    print(
      `${attack.id}: ${kinds.join() || 'no finding'}; ${cut ?? status} ${codes}, ${bytes} bytes, ${seconds?.toFixed(2)} s`,
    );
    if (ids.length > 1 || attacks.length === 1) print(text.slice(0, 1000));
  }
}

async function sendGenerated({ arena, report, vocabulary, timeoutMs }: Sent, options: Record<string, string>) {
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const operations = Number(options.operations);
  const shared = { seed: Number(options.seed), timeoutMs, signal: interrupted.signal };
  const climbing = Number(options.climbing);
  const climb = await attackOneByOne(arena, vocabulary, report, { ...shared, operations, climbing, print });
  const atOnce = { ...shared, operations: Math.ceil(operations / 10), attackers: Number(options.attackers) };
  await attackAtOnce(arena, vocabulary, climb, report, atOnce);
}
