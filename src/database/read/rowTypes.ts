import pg from 'pg';

const { types } = pg;

/** How the text of a column becomes a value, by the type's number in PostgreSQL. */
export function parseColumn(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return (format === 'binary' ? undefined : parsers[type]) ?? types.getTypeParser(type, 'text');
}

/** Days are midnights UTC. Ids and counts are exact as numbers. */
const parsers: Record<number, (text: string) => unknown> = {
  [types.builtins.DATE]: parseDay,
  [types.builtins.TIMESTAMPTZ]: parseMoment,
  [types.builtins.INT8]: Number,
  [types.builtins.NUMERIC]: Number,
};

/** `2025-03-23` as PostgreSQL and JSON print it. */
export function parseDay(text: string): Date {
  return new Date(`${text}T00:00:00Z`);
}

/** `2025-03-23 10:15:00+00`, as a session in UTC prints it, or with a `T` and the offset `+00:00`, as JSON has it. */
export function parseMoment(text: string): Date {
  return new Date(`${text.slice(0, 10)}T${text.slice(11).replace(/\+00(:00)?$/, 'Z')}`);
}
