import { quoteWords } from './quoteWords.ts';

/** Nouns that refer to an organisation of any name: `the company` is the one that the story is about. */
export const GENERIC_ORGANIZATIONS = quoteWords('genericOrganizations');

/** Nouns that are also part of such names: `the hospital` is the one that is called Hospital. */
export const ORGANIZATION_KINDS = quoteWords('organizationKinds');
