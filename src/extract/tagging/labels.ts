/** Labels of a token: outside, or the first or a later word of a person's, place's or organisation's name. */
export const OUTSIDE = 0;
export const PERSON_FIRST = 1;
export const PERSON_NEXT = 2;
export const PLACE_NAME_FIRST = 3;
export const PLACE_NAME_NEXT = 4;
export const ORG_NAME_FIRST = 5;
export const ORG_NAME_NEXT = 6;
/** Names of none of the three kinds: nationalities, events, works. */
export const OTHER_NAME = 7;
export const LABELS = 8;
