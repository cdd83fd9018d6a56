import { builder } from '../builder/builder.ts';
import { badUserInput } from '../errors/errors.ts';

/** The one enum of kinds: whatever an argument or an answer tells kinds apart by. */
export const Kind = builder.enumType('Kind', {
  description: 'What sort of thing something is.',
  values: {
    ARTICLE: { description: 'An article.' },
    QUOTE: { description: 'A quote.' },
    PERSON: { description: 'A person.' },
    PLACE: { description: 'A place.' },
    ORGANIZATION: { description: 'An organisation.' },
    TREND: { description: 'A trend label.' },
    AUTHOR: { description: 'Somebody who writes stories.' },
    PUBLICATION: { description: 'A newspaper, site or broadcaster.' },
  } as const,
});

export type KindName = typeof Kind.$inferType;

/** The name of the type of each kind. */
export const typeNames = {
  ARTICLE: 'Article',
  QUOTE: 'Quote',
  PERSON: 'Person',
  PLACE: 'Place',
  ORGANIZATION: 'Organization',
  TREND: 'Trend',
  AUTHOR: 'Author',
  PUBLICATION: 'Publication',
} as const satisfies Record<KindName, string>;

/**
 * Narrows a kind to those that a field can answer for.
 *
 * @throws BAD_USER_INPUT for another kind.
 */
export function readKind<Allowed extends KindName>(
  argument: string,
  kind: KindName,
  allowed: readonly Allowed[],
): Allowed {
  const read = allowed.find((each) => each === kind);
  if (read !== undefined) return read;
  throw badUserInput(`\`${argument}: ${kind}\` cannot be asked for here: take one of ${allowed.join(', ')}.`, {
    argument,
  });
}
