/** Nouns for a body of any name: `the company` is whichever the story is about. */
export const GENERIC_ORGANIZATIONS: ReadonlySet<string> = new Set(
  'company firm organisation organization charity airline retailer manufacturer publisher insurer lender broadcaster newspaper studio watchdog'.split(
    ' ',
  ),
);

/** Nouns that stand in the names of such bodies: `the hospital` is one called so. */
export const ORGANIZATION_KINDS: ReadonlySet<string> = new Set(
  'hospital university college school bank ministry department council court commission agency institute museum church party union club league foundation association committee board group network station'.split(
    ' ',
  ),
);
