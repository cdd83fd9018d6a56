import { type Database, Prisma, type Sql } from '../database.ts';
import { fold } from '../fold.ts';
import { type NodeType, rowOf } from '../nodeId.ts';
import type { ResolvedField } from './resolvedFilter.ts';

/** Every row that bears a name, as one of the things a field of the filter is about. */
export type NameIndex = (field: ResolvedField, name: string) => number[];

/**
 * Looks up names, which may be ids, slugs, names or aliases, in one statement.
 *
 * A name that several bear is all of them: `Washington` among people is every person so called.
 */
export async function resolveNames(
  database: Database,
  wanted: { field: ResolvedField; name: string }[],
): Promise<NameIndex> {
  if (wanted.length === 0) return () => [];
  const known = new Map<string, number[]>();
  const branches = [...new Set(wanted.map(({ field }) => field))].map((field) =>
    branch(field, [...new Set(wanted.filter((each) => each.field === field).map(({ name }) => cleaned(name)))]),
  );
  const rows = await database.$queryRaw<{ field: ResolvedField; name: string; id: number }[]>`
    ${Prisma.join(branches, ' UNION ')}`;
  for (const { field, name, id } of rows) {
    const key = `${field} ${name}`;
    known.set(key, [...(known.get(key) ?? []), id]);
  }
  return (field, name) => {
    const byId = nodeTypesOf[field].flatMap((type) => rowOf(type, name) ?? []);
    return [...byId, ...(known.get(`${field} ${cleaned(name)}`) ?? [])];
  };
}

/** PostgreSQL takes no NUL in a text; nobody bears one either. */
const cleaned = (name: string) => name.replaceAll('\0', '\u{FFFD}');

const nodeTypesOf: Record<ResolvedField, NodeType[]> = {
  publications: ['Publication'],
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

/** The rows that bear the names of one field: `field`, the `name` as given, and `id`. */
function branch(field: ResolvedField, names: string[]): Sql {
  const given = Prisma.sql`unnest(${names}::text[], ${names.map(fold)}::text[]) AS given(name, folded)`;
  if (field === 'publications' || field === 'trends') {
    const table = field === 'trends' ? Prisma.sql`"Trend"` : Prisma.sql`"Publication"`;
    return Prisma.sql`
      SELECT ${field}::text AS field, given.name, row.id FROM ${given}
      JOIN ${table} row ON row.folded = given.folded OR row.slug = given.name`;
  }
  const kinds = Prisma.sql`e.kind = ANY(${entityKinds[field] ?? []}::"EntityKind"[])`;
  return Prisma.sql`
    SELECT ${field}::text AS field, given.name, e.id FROM ${given}
    JOIN "Entity" e ON (e.folded = given.folded OR e.slug = given.name) AND ${kinds}
    UNION
    SELECT ${field}::text, given.name, e.id FROM ${given}
    JOIN "Alias" alias ON alias.folded = given.folded JOIN "Entity" e ON e.id = alias."entityId" AND ${kinds}`;
}
