import type { TextLocation } from '../../text/location.ts';
import { builder } from '../builder.ts';

export const TextFieldEnum = builder.enumType('TextField', {
  description: 'A part of an article that has text.',
  values: {
    HEADLINE: { description: 'The headline.' },
    STANDFIRST: { description: 'The sentence under the headline.' },
    BODY: { description: 'A paragraph, subheading or list item of the body.' },
    CAPTION: { description: 'The caption of a photo.' },
    NOTE: { description: 'A note about the story: an agency credit, an author’s biography.' },
  } as const,
});

export const TextLocationRef = builder.objectRef<TextLocation>('TextLocation').implement({
  description: 'Where in an article a text stands.',
  fields: (t) => ({
    field: t.expose('field', { type: TextFieldEnum, description: 'Which part of the article it is.' }),
    block: t.exposeInt('block', {
      nullable: true,
      description: 'Position of the block in `body`, from 0. Null in headline and standfirst.',
    }),
  }),
});
