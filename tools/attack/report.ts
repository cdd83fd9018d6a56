import { bounds, type FindingKind } from './findings.ts';
import type { Attack } from './generate/attack.ts';
import type { Measured } from './measure.ts';
import type { PageTimes } from './page.ts';

/** An operation and its answer, as a report keeps them. */
export interface Entry {
  id: string;
  /** The beginning of the request, and of the answer. */
  request: string;
  answer: string;
  requestBytes: number;
  status: number;
  codes: string[];
  cut: string | null;
  seconds: number | null;
  milliseconds: number;
  bytes: number;
}

export interface Finding {
  kind: FindingKind;
  what: string;
  entry?: Entry;
}

/** All that came of an attack. */
export interface Report {
  operations: number;
  /** How many answers there were of each status and set of codes. */
  outcomes: Record<string, number>;
  findings: Finding[];
  /** The worst that were accepted. */
  bySeconds: Entry[];
  byBytes: Entry[];
  /** Resident bytes of the server at rest, in the course of the attack. */
  memory: { operations: number; serverBytes: number }[];
  page: { quiet: PageTimes; attacked: PageTimes } | null;
}

export const startReport = (): Report => ({
  operations: 0,
  outcomes: {},
  findings: [],
  bySeconds: [],
  byBytes: [],
  memory: [],
  page: null,
});

const kept = 20;

/** Adds an answered operation, and what is wrong with it. */
export function record(
  report: Report,
  attack: Pick<Attack, 'id' | 'request'>,
  measured: Measured,
  kinds: FindingKind[],
): void {
  const entry = entryOf(attack, measured);
  const outcome = measured.cut ?? [measured.status, ...measured.codes].join(' ');
  report.operations += 1;
  report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
  report.findings.push(...kinds.map((kind) => ({ kind, what: outcome, entry })));
  report.bySeconds = worst([...report.bySeconds, entry], (each) => each.seconds ?? 0);
  report.byBytes = worst([...report.byBytes, entry], (each) => each.bytes);
}

const worst = (entries: Entry[], costOf: (entry: Entry) => number): Entry[] =>
  entries.length <= kept ? entries : entries.sort((one, other) => costOf(other) - costOf(one)).slice(0, kept);

function entryOf({ id, request }: Pick<Attack, 'id' | 'request'>, measured: Measured): Entry {
  const { status, codes, cut, seconds, milliseconds, bytes, text } = measured;
  const written =
    request.method === 'POST' ? String(request.body?.subarray(0, 1000)) : `${request.method} ${request.path}`;
  return {
    id,
    request: written.replaceAll(/(\\n|\s)+/g, ' ').slice(0, 300),
    answer: text.slice(0, 300),
    requestBytes: request.body?.length ?? request.path.length,
    status,
    codes,
    cut,
    seconds,
    milliseconds: Math.round(milliseconds),
    bytes,
  };
}

/** The report as a table for people. */
export function printReport(report: Report): string {
  const counts = Object.entries(report.outcomes).sort(([, one], [, other]) => other - one);
  const kinds = [...new Set(report.findings.map(({ kind }) => kind))];
  const foundOf = (kind: FindingKind) => report.findings.filter((each) => each.kind === kind);
  return [
    `${report.operations} operations`,
    ...counts.map(([outcome, count]) => `${String(count).padStart(8)}  ${outcome}`),
    '',
    `The worst by processor time (at most ${bounds.seconds} s are allowed):`,
    ...report.bySeconds.map(printEntry),
    '',
    `The worst by size (at most ${bounds.bytes / 1e6} MB are allowed):`,
    ...report.byBytes.map(printEntry),
    '',
    ...report.memory.map((each) => `The server at rest after ${each.operations} operations: ${mega(each.serverBytes)}`),
    ...printPage(report.page),
    '',
    report.findings.length === 0 ? 'No findings.' : `${report.findings.length} findings:`,
    ...kinds.map(
      (kind) => `${String(foundOf(kind).length).padStart(8)}  ${kind}, such as ${printExample(foundOf(kind)[0])}`,
    ),
  ].join('\n');
}

const mega = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

const printEntry = (entry: Entry): string =>
  `  ${(entry.seconds ?? 0).toFixed(2).padStart(6)} s ${mega(entry.bytes).padStart(9)}  ${[entry.cut ?? entry.status, ...entry.codes].join(' ')}  ${entry.id}  ${entry.request.slice(0, 160)}`;

const printExample = (finding: Finding | undefined): string =>
  finding?.entry ? `${finding.entry.id}: ${finding.entry.request.slice(0, 160)}` : (finding?.what ?? '');

function printPage(page: Report['page']): string[] {
  if (!page) return [];
  const print = ({ median, slow, slowest, count }: PageTimes) =>
    `median ${median.toFixed(1)} ms, 95 of 100 within ${slow.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms (${count} pages)`;
  return [
    `A plain client's page, quiet:    ${print(page.quiet)}`,
    `A plain client's page, attacked: ${print(page.attacked)}`,
  ];
}
