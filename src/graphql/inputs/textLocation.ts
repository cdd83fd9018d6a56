import type { TextLocation } from '../../text/location.ts';
import { builder } from '../builder/builder.ts';

export const TextFieldEnum = builder.enumType('TextField', {
  description: 'A part of a story that has a text.',
  values: {
    HEADLINE: { description: 'The headline.' },
    STANDFIRST: { description: 'The sentence under the headline.' },
    BODY: { description: 'A paragraph, subheading or list item.' },
    CAPTION: { description: 'The caption of a photo.' },
    NOTE: { description: 'A note about the story, such as `(With AFP inputs)`.' },
  } as const,
});

export const TextLocationRef = builder.objectRef<TextLocation>('TextLocation').implement({
  description: 'A text of an article: its headline, its standfirst, or one block of its body.',
  fields: (t) => ({
    field: t.expose('field', { type: TextFieldEnum, description: 'Which part of the article.' }),
    block: t.exposeInt('block', {
      nullable: true,
      description: 'Position of the block in the body, from 0; null for headline and standfirst.',
    }),
  }),
});
