import { builder } from '../graphql/builder/builder.ts';
import { TextLocationRef } from '../graphql/inputs/textLocation.ts';
import { TextRange } from '../graphql/inputs/textRange.ts';
import { shortList } from '../graphql/limits/costs.ts';
import type { Snippet as SnippetValue } from '../search/engine/port.ts';

export const SearchField = builder.enumType('SearchField', {
  description: 'Where in an article words are looked for.',
  values: {
    HEADLINE: { description: 'The headline.' },
    STANDFIRST: { description: 'The sentence under the headline.' },
    BODY: { description: 'Paragraphs, subheadings, list items and notes.' },
    CAPTION: { description: 'Captions of photos.' },
    NAMES: { description: 'Names and aliases of the people, places and organisations it names.' },
  } as const,
});

export const Snippet = builder.objectRef<SnippetValue>('Snippet').implement({
  description: 'A piece of an article that matched, as plain text with the ranges that matched in it.',
  fields: (t) => ({
    field: t.expose('field', { type: SearchField, description: 'Where it stands.' }),
    location: t.field({
      type: TextLocationRef,
      nullable: true,
      description: 'Where its text is in the article; null for a name, which the article may print in other words.',
      resolve: ({ location }) => location,
    }),
    text: t.exposeString('text', {
      description: 'The whole text there or, of a long one, the part around what matched. Plain text, never markup.',
    }),
    start: t.exposeInt('start', {
      description: 'Where `text` begins in the text there, in UTF-16 code units: 0 unless that is long.',
    }),
    ranges: t.field({
      type: [TextRange],
      complexity: shortList,
      description: 'What matched, as ranges of `text`. Add `start` for ranges of the whole text.',
      resolve: ({ ranges }) => ranges,
    }),
  }),
});
