import type { Figures } from './measurePage.ts';
import type { Page } from './pages.ts';
import type { Server } from './server.ts';

const width = 13;
const cells = (texts: string[]) => texts.map((text) => text.padStart(width)).join('');

/** The lines over the rows: the first server is the one that the others are compared with. */
export function tableHead(servers: Server[]): string {
  const names = servers.map(({ name }) => name);
  const ratios = names.slice(1).map((name) => `/ ${name}`);
  const groups = ['requests a second', `${names[0]}, ratio`, 'processor ms a request, with PostgreSQL'];
  const [first = '', second = '', third = ''] = groups;
  const above = `${''.padEnd(54)}  ${first.padEnd(width * names.length)}  ${second.padEnd(width * ratios.length)}  ${third}`;
  return `${above}\n${'page'.padEnd(47)}clients${cells(names)}  ${cells(ratios)}  ${cells(names)}`;
}

/** A page's figures: medians of the rounds, and medians of the ratios within a round. */
export function tableRow({ name }: Page, clients: number, figures: Figures[]): string {
  const speeds = figures.map(({ perSecond }) => median(perSecond).toFixed(0));
  const [own, ...others] = figures;
  const ratios = others.map(({ perSecond }) =>
    median(perSecond.map((each, round) => (own?.perSecond[round] ?? 0) / each)).toFixed(2),
  );
  const costs = figures.map(({ processorMs }) => processorMs?.toFixed(2) ?? '-');
  return `${name.padEnd(47)}${String(clients).padStart(7)}${cells(speeds)}  ${cells(ratios)}  ${cells(costs)}`;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
