import { builder } from '../graphql/builder/builder.ts';

/** A picture by its address, with what the publisher says of it. */
export interface ImageValue {
  url: string;
  width: number | null;
  height: number | null;
  alt: string | null;
}

export const Image = builder.objectRef<ImageValue>('Image').implement({
  description: 'A picture.',
  fields: (t) => ({
    url: t.expose('url', { type: 'URL', description: 'Where it is.' }),
    width: t.exposeInt('width', { nullable: true, description: 'Its width in pixels; null when not known.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Its height in pixels; null when not known.' }),
    alt: t.exposeString('alt', {
      nullable: true,
      description: 'What it shows, for those who cannot see it; null when the publisher does not say.',
    }),
  }),
});
