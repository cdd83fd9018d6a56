import { builder } from '../builder/builder.ts';

export const Matching = builder.enumType('Matching', {
  description: 'How many words of a query a hit must have.',
  values: {
    ALL_WORDS: { description: 'All of them.' },
    MOST_WORDS: { description: 'At least half of them: hits that have more come first.' },
  } as const,
});

export const SearchOrder = builder.enumType('SearchOrder', {
  description: 'The order of hits.',
  values: {
    RELEVANCE: { description: 'Best first.' },
    NEWEST: { description: 'Newest first.' },
    OLDEST: { description: 'Oldest first.' },
  } as const,
});
