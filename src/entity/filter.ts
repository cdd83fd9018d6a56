import { builder } from '../graphql/builder.ts';

/** Which entities, by any name they go by. */
export const EntityFilter = builder.inputType('EntityFilter', {
  description:
    'Which people, places, organisations, trends or publications. Every string is an id, a slug, a name, an alias or the last name of a person, without regard to case and accents. All of the lists given must hold; an empty list sets no condition. A name that nobody bears matches nothing.',
  fields: (t) => ({
    anyOf: t.stringList({ description: 'One of these at least.' }),
    allOf: t.stringList({ description: 'Every one of these.' }),
    noneOf: t.stringList({ description: 'None of these.' }),
  }),
});

export const DateRange = builder.inputType('DateRange', {
  description: 'A range of days, both ends included. An end that is left out is open.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'First day.' }),
    to: t.field({ type: 'Date', description: 'Last day, itself included.' }),
  }),
});
