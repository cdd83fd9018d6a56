/**
 * Detects the language of a story as a BCP 47 tag; `und` when the text is too short or too mixed to tell.
 * Some scripts belong to one language; languages in Latin letters are told apart by their most common words.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 6000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return 'und';
  for (const [script, language] of SCRIPTS) {
    if ((sample.match(script)?.length ?? 0) * 2 > letters)
      return typeof language === 'string' ? language : language(sample);
  }
  return byCommonWords(sample);
}

/** Normalizes the language that a story states of itself: `en_US` to `en-US`, `English` to `en`. Null when it is neither tag nor name. */
export function languageTag(printed: string): string | null {
  const name = printed.trim().replaceAll('_', '-');
  const known = LANGUAGE_NAMES[name.toLowerCase()];
  if (known) return known;
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(name) ? (Intl.getCanonicalLocales(name)[0] ?? null) : null;
  } catch {
    return null;
  }
}

// Kana decide before Han: Japanese is written in both.
const SCRIPTS: readonly [RegExp, string | ((sample: string) => string)][] = [
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    (sample) => (/\p{Script=Hiragana}/u.test(sample) ? 'ja' : 'zh'),
  ],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Cyrillic}/gu, (sample) => (/[іїєґ]/i.test(sample) ? 'uk' : /[ыэ]/i.test(sample) ? 'ru' : 'und')],
  [/\p{Script=Arabic}/gu, (sample) => (/[ٹڈڑے]/.test(sample) ? 'ur' : /[پچژگ]/.test(sample) ? 'fa' : 'ar')],
  [/\p{Script=Devanagari}/gu, (sample) => (/(?:^|\s)(?:है|हैं|में|का|की|के|ने)(?=\s|।|$)/.test(sample) ? 'hi' : 'und')],
  [/\p{Script=Bengali}/gu, 'bn'],
  [/\p{Script=Tamil}/gu, 'ta'],
  [/\p{Script=Telugu}/gu, 'te'],
  [/\p{Script=Gujarati}/gu, 'gu'],
  [/\p{Script=Gurmukhi}/gu, 'pa'],
  [/\p{Script=Kannada}/gu, 'kn'],
  [/\p{Script=Malayalam}/gu, 'ml'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Thai}/gu, 'th'],
];

const COMMON_WORDS: Record<string, string> = {
  en: 'the of and to in that is was for on with by at from as said it his her has have are were an be not this who will their after over',
  es: 'el la los las de del que y en un una por con para se su es al como más pero fue ha este sus según sin',
  fr: 'le la les des du de et est un une dans que qui pour sur au aux avec par ce pas plus son sa ses été il elle',
  de: 'der die das und den dem des ein eine ist nicht mit von zu im auf für sich auch es an als bei nach wurde haben hat',
  it: 'il lo la gli le di del della che e un una per con non è dei delle nel alla più sono ha come anche dal',
  pt: 'o a os as do da dos das de que e em um uma para com não no na por se mais foi ao são pelo pela',
  nl: 'de het een en van in is dat op te zijn voor met niet die aan er om ook als bij door naar werd heeft',
  sv: 'och i att det som en på är av för med den till inte har de ett om var från men',
  pl: 'w i na z się do nie że to jest o jak po za od przez oraz dla był został',
  tr: 've bir bu da de için ile olarak olan çok daha sonra dedi kadar gibi ancak',
  id: 'yang dan di dari untuk dengan pada ini itu dalam tidak akan ke oleh juga telah para mengatakan',
};

const WORD_SETS = Object.entries(COMMON_WORDS).map(([language, words]) => ({
  language,
  words: new Set(words.split(' ')),
}));

// With fewer than four common words, or two languages close together, the language stays undetermined.
function byCommonWords(sample: string): string {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = WORD_SETS.map((set) => ({
    language: set.language,
    count: words.filter((word) => set.words.has(word)).length,
  }));
  const [best, second] = counts.sort((a, b) => b.count - a.count);
  const isClear =
    best && second && best.count >= 4 && best.count * 8 >= words.length && best.count >= second.count * 1.3;
  return isClear ? best.language : 'und';
}

const LANGUAGE_NAMES: Record<string, string> = {
  english: 'en',
  spanish: 'es',
  french: 'fr',
  german: 'de',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
  hindi: 'hi',
  arabic: 'ar',
  russian: 'ru',
  ukrainian: 'uk',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  turkish: 'tr',
  polish: 'pl',
  swedish: 'sv',
  indonesian: 'id',
  urdu: 'ur',
  bengali: 'bn',
};
