import type { EntityKind } from '../../generated/prisma/enums.ts';
import { fold } from '../../text/fold.ts';
import { joinBlocks } from './articleDocument.ts';

/**
 * A person, place, organisation, trend, author or publication as the engine holds it, to be found by name.
 *
 * Names are folded, and so is what is searched for: `lodz` finds Łódź.
 */
export interface NameDocument {
  id: NameId;
  kind: EntityKind | 'TREND' | 'AUTHOR' | 'PUBLICATION';
  name: string;
  aliases: string;
  articleCount: number;
  /** Milliseconds since 1970. */
  lastSeenOn: number;
}

/** The table of a name, in the singular. */
export type NameTable = 'entity' | 'trend' | 'author' | 'publication';

export type NameId = `${NameTable}-${number}`;

/** A row with a name, and in how many articles it is. */
export interface IndexedName {
  id: number;
  name: string;
  articleCount: number;
  lastSeenOn: Date;
}

export interface IndexedEntityName extends IndexedName {
  kind: EntityKind;
  aliases: { text: string }[];
}

export const entityDocument = (entity: IndexedEntityName): NameDocument => ({
  ...nameDocument('entity', entity.kind, entity),
  aliases: joinBlocks(
    [...new Set(entity.aliases.map(({ text }) => fold(text)))].filter((alias) => alias !== fold(entity.name)),
  ),
});

export const trendDocument = (trend: IndexedName): NameDocument => nameDocument('trend', 'TREND', trend);
export const authorDocument = (author: IndexedName): NameDocument => nameDocument('author', 'AUTHOR', author);
export const publicationDocument = (publication: IndexedName): NameDocument =>
  nameDocument('publication', 'PUBLICATION', publication);

const nameDocument = (table: NameTable, kind: NameDocument['kind'], row: IndexedName): NameDocument => ({
  id: `${table}-${row.id}`,
  kind,
  name: fold(row.name),
  aliases: '',
  articleCount: row.articleCount,
  lastSeenOn: row.lastSeenOn.getTime(),
});

/** The table and the number of the row that an id of the index means. */
export function readNameId(id: string): { table: NameTable; row: number } {
  const [table = '', row] = id.split('-');
  return { table: isNameTable(table) ? table : 'entity', row: Number(row) };
}

const isNameTable = (table: string): table is NameTable => ['entity', 'trend', 'author', 'publication'].includes(table);
