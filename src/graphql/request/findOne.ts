import { badUserInput } from '../errors/errors.ts';

/**
 * Finds one thing by the one identifier that was given; null when nothing has it.
 *
 * @throws BAD_USER_INPUT when none or several were given.
 */
export function findOne<Name extends string, Row>(
  given: { [K in Name]?: string | null | undefined },
  finders: { [K in Name]: (value: string) => Promise<Row | null> },
): Promise<Row | null> {
  const names = Object.keys(finders) as Name[];
  const used = names.filter((name) => given[name] != null);
  const [name] = used;
  if (name === undefined || used.length > 1) {
    throw badUserInput(
      `Give exactly one of ${names.join(', ')}; ${used.length === 0 ? 'none' : used.join(' and ')} came.`,
      { argument: used[1] ?? names[0] ?? '' },
    );
  }
  const value = given[name] ?? '';
  return value.includes('\0') ? Promise.resolve(null) : finders[name](value);
}
