import type { EntityKind } from '../../generated/prisma/enums.ts';
import { fold } from '../../text/fold.ts';
import { joinBlocks } from './articleDocument.ts';

/**
 * A person, place, organisation or trend as the engine holds it, to be found by name.
 *
 * Names stand folded, and what is looked for is folded as well: `lodz` finds Łódź.
 */
export interface NameDocument {
  id: NameId;
  kind: EntityKind | 'TREND';
  name: string;
  aliases: string;
  articleCount: number;
  /** Milliseconds since 1970. */
  lastSeenOn: number;
}

export type NameId = `entity-${number}` | `trend-${number}`;

export interface IndexedName {
  id: number;
  kind: EntityKind;
  name: string;
  articleCount: number;
  lastSeenOn: Date;
  aliases: { text: string }[];
}

export interface IndexedTrend {
  id: number;
  label: string;
  lastSeenOn: Date;
  _count: { articles: number };
}

export const entityDocument = ({ id, kind, name, articleCount, lastSeenOn, aliases }: IndexedName): NameDocument => ({
  id: `entity-${id}`,
  kind,
  name: fold(name),
  aliases: joinBlocks([...new Set(aliases.map(({ text }) => fold(text)))].filter((alias) => alias !== fold(name))),
  articleCount,
  lastSeenOn: lastSeenOn.getTime(),
});

export const trendDocument = ({ id, label, lastSeenOn, _count }: IndexedTrend): NameDocument => ({
  id: `trend-${id}`,
  kind: 'TREND',
  name: fold(label),
  aliases: '',
  articleCount: _count.articles,
  lastSeenOn: lastSeenOn.getTime(),
});

/** The kind of row and its number that an id of the index stands for. */
export function readNameId(id: string): { table: 'entity' | 'trend'; row: number } {
  const [table, row] = id.split('-');
  return { table: table === 'trend' ? 'trend' : 'entity', row: Number(row) };
}
