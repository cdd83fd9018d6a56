import { quoteWords } from './quoteWords.ts';
/** Nouns for a body of any name: `the company` is whichever the story is about. */
export const GENERIC_ORGANIZATIONS = quoteWords('genericOrganizations');

/** Nouns that stand in the names of such bodies: `the hospital` is one called so. */
export const ORGANIZATION_KINDS = quoteWords('organizationKinds');
