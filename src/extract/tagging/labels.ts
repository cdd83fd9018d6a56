/**
 * The labels that the tagger gives to tokens: outside of names, or the first (BEGIN) or a later (INSIDE) word of the
 * name of a person, place or organization. Models are trained on these numbers, and code relies on INSIDE being BEGIN +
 * 1.
 */
export const OUTSIDE = 0;
export const PERSON_BEGIN = 1;
export const PERSON_INSIDE = 2;
export const PLACE_BEGIN = 3;
export const PLACE_INSIDE = 4;
export const ORG_BEGIN = 5;
export const ORG_INSIDE = 6;
/** Any word of a name of another kind: nationalities, events, works. */
export const OTHER_NAME = 7;
/** How many labels there are. */
export const LABEL_COUNT = 8;
