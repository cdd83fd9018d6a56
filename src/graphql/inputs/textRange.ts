import { builder } from '../builder/builder.ts';

export const TextRange = builder.objectRef<{ start: number; end: number }>('TextRange').implement({
  description: 'A part of a text: half-open, in UTF-16 code units, as `text.slice(start, end)` takes it.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'The first code unit.' }),
    end: t.exposeInt('end', { description: 'The first code unit after it.' }),
  }),
});
