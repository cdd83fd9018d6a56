/** Reporting verbs whose base form, with or without `s`, is at least as often a noun. */
export const NOUN_LIKE_VERBS = new Set(
  [
    'report claim plan hope demand offer comment post text message question note vow charge attack support show figure',
    'reply email blog tweet fear doubt worry estimate call state hint signal shot address brand label praise voice',
    'point challenge favor favour credit echo protest promise pledge answer project rule mention guess read read-out whisper',
    'reason chant cry shout laugh quote tease sum label dub press counter process order aim wish welcome dispute counsel',
  ]
    .join(' ')
    .split(' ')
    .flatMap((noun) => [noun, `${noun}s`, `${noun}es`, noun.replace(/y$/, 'ies')]),
);
