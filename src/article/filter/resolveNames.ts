import { Prisma, type Sql } from '../../database/client.ts';
import type { Read } from '../../database/read/reader.ts';
import { type NodeType, rowOf } from '../../graphql/builder/nodeId.ts';
import { maxNameLength } from '../../graphql/inputs/nameFilter.ts';
import type { ResolvedField } from '../../search/engine/resolvedArticleFilter.ts';
import { fold } from '../../text/fold.ts';

/** What the names of a filter stand for. */
export interface NameIndex {
  /** The ids of all rows that have a name, for a field of the filter. */
  idsOf: (field: ResolvedField, name: string) => number[];
  /** How many articles a row has at most; of speakers, how many quotes. */
  countOf: (field: ResolvedField, id: number) => number;
}

/**
 * Looks up names, which may be ids, slugs, names, aliases or last names of people, in one statement.
 *
 * A name that several have means all of them: `Washington` among people is every person of that name. An id of the right
 * form whose row is gone, or is of another kind than it says, is nobody's.
 */
export async function resolveNames(
  read: Read,
  wanted: readonly { field: ResolvedField; name: string }[],
): Promise<NameIndex> {
  const known = new Map<string, number[]>();
  const counts = new Map<string, number>();
  const index: NameIndex = {
    idsOf: (field, name) => known.get(`${field} ${cleaned(name)}`) ?? [],
    countOf: (field, id) => counts.get(`${field} ${id}`) ?? 0,
  };
  const named = wanted.filter(({ name }) => name.length <= maxNameLength);
  if (named.length === 0) return index;
  const branches = [...new Set(named.map(({ field }) => field))].map((field) =>
    branch(field, [...new Set(named.filter((each) => each.field === field).map(({ name }) => cleaned(name)))]),
  );
  const rows = await read<{ field: ResolvedField; name: string; id: number; count: number }>(Prisma.sql`
    ${Prisma.join(branches, ' UNION ')}`);
  for (const { field, name, id, count } of rows) {
    counts.set(`${field} ${id}`, count);
    const key = `${field} ${name}`;
    known.set(key, [...(known.get(key) ?? []), id]);
  }
  return index;
}

/** PostgreSQL takes no NUL in a text; no name has one either. */
const cleaned = (name: string) => name.replaceAll('\0', '\u{FFFD}');

const nodeTypesOf: Record<ResolvedField, NodeType[]> = {
  publications: ['Publication'],
  authors: ['Author'],
  people: ['Person'],
  places: ['Place'],
  organizations: ['Organization'],
  speakers: ['Person', 'Organization', 'Place'],
  trends: ['Trend'],
  agencies: ['Organization'],
};

const entityKinds: Partial<Record<ResolvedField, string[]>> = {
  people: ['PERSON'],
  places: ['PLACE'],
  organizations: ['ORGANIZATION'],
  speakers: ['PERSON', 'ORGANIZATION', 'PLACE'],
  agencies: ['ORGANIZATION'],
};

/** The fields whose rows are no entities, and have one name each. */
const ownTables: Partial<Record<ResolvedField, Sql>> = {
  authors: Prisma.sql`"Author"`,
  publications: Prisma.sql`"Publication"`,
  trends: Prisma.sql`"Trend"`,
};

/** The rows that have the names of one field: `field`, the `name` as given, `id` and `count`. */
function branch(field: ResolvedField, names: string[]): Sql {
  const rows = names.map((name) => readRow(field, name));
  const given = Prisma.sql`
    unnest(${names}::text[], ${names.map(fold)}::text[], ${rows.map((row) => row.id)}::int[], ${rows.map((row) => row.kind)}::text[])
      AS given(name, folded, id, kind)`;
  const table = ownTables[field];
  if (table) {
    return Prisma.sql`
      SELECT ${field}::text AS field, given.name, row.id, row."articleCount" AS count FROM ${given}
      JOIN ${table} row ON row.folded = given.folded OR row.slug = given.name OR row.id = given.id`;
  }
  const kinds = Prisma.sql`e.kind = ANY(${entityKinds[field] ?? []}::"EntityKind"[])`;
  const count = field === 'speakers' ? Prisma.sql`e."quoteCount"` : Prisma.sql`e."articleCount"`;
  return Prisma.sql`
    SELECT ${field}::text AS field, given.name, e.id, ${count} AS count FROM ${given}
    JOIN "Entity" e ON ${kinds} AND (e.folded = given.folded OR e.slug = given.name OR e.surname = given.folded
      OR (e.id = given.id AND e.kind::text = given.kind))
    UNION
    SELECT ${field}::text, given.name, e.id, ${count} FROM ${given}
    JOIN "Alias" alias ON alias.folded = given.folded JOIN "Entity" e ON e.id = alias."entityId" AND ${kinds}`;
}

/** The row that a name, taken as an id, stands for: nulls where it is no id of what the field is about. */
function readRow(field: ResolvedField, name: string): { id: number | null; kind: string | null } {
  const type = nodeTypesOf[field].find((each) => rowOf(each, name) !== null);
  return type ? { id: rowOf(type, name), kind: type.toUpperCase() } : { id: null, kind: null };
}
