import type { Extraction, FoundQuote } from '../../extract/extraction.ts';
import type { StoryWarning } from '../../story/story.ts';
import type { TextLocation } from '../../text/location.ts';

/** A warning for every utterance of which nothing says whose it is. */
export const unattributedQuotes = ({ quotes }: Extraction, locations: TextLocation[]): StoryWarning[] =>
  quotes
    .filter((quote) => isUnattributed(quote, locations))
    .map(({ passage, text }) => ({
      code: 'QUOTE_UNATTRIBUTED',
      message: `Nothing near “${text.length > 60 ? `${text.slice(0, 60)}…` : text}” says who speaks.`,
      location: locations[passage] ?? null,
    }));

/** A headline that quotes need not say who speaks: the story does. */
const isUnattributed = ({ kind, method, passage }: FoundQuote, locations: TextLocation[]) =>
  kind === 'DIRECT' && method === 'NONE' && locations[passage]?.block != null;
