import type { Extraction, FoundQuote } from '../../extract/extraction.ts';
import type { Story, WarningCode } from '../../story/story.ts';
import type { TextLocation } from '../../text/location.ts';

/** Something in a story that could not be settled. */
export interface Warning {
  code: WarningCode;
  /** For a person: the value at fault, why, and what was assumed. */
  message: string;
  /** Null when the warning is about the whole story. */
  location: TextLocation | null;
}

/** The warnings of parsing, with the location of each. */
export const parseWarnings = (story: Story): Warning[] =>
  story.warnings.map(({ code, message, block }) => ({ code, message, location: locationOf(story, block) }));

function locationOf({ blocks }: Story, block: number | null): TextLocation | null {
  if (block === null) return null;
  if (block < 0) return { field: block === -1 ? 'HEADLINE' : 'STANDFIRST', block: null };
  const kind = blocks[block]?.kind;
  return { field: kind === 'PHOTO' ? 'CAPTION' : kind === 'NOTE' ? 'NOTE' : 'BODY', block };
}

/** A warning for every utterance of which nothing says whose it is. */
export const unattributedQuotes = ({ quotes }: Extraction, locations: TextLocation[]): Warning[] =>
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
