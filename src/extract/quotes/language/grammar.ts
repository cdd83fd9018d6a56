import { REPORTING_VERBS } from './reportingVerbs.ts';

/** Grammatical classes of small words; a word may have several. */
export const DETERMINER = 1;

export const PREPOSITION = 2;

/** `he`, `she`, `they`, `we`, `I`, `you`, `it`: may be a subject. */
export const PRONOUN = 4;

export const AUXILIARY = 8;

export const CONJUNCTION = 16;

/** Opens a clause: `that`, `because`, `when`. */
export const SUBORDINATOR = 32;

export const ADVERB = 64;

/** Reports speech or thought: `said`, `believes`. */
export const CUE = 128;

/** A finite verb that reports nothing. */
export const PLAIN_VERB = 256;

/** Days and parts of days: `Monday`, `today`. */
export const TIME = 512;

/** `who`, `which`. */
export const RELATIVE = 1024;

/** `him`, `them`: a pronoun that cannot be a subject. */
export const OBJECT_PRONOUN = 2048;

const DETERMINERS =
  'the a an this these those his her its their my our your some many several both each every another any all most few no two three four five six seven eight nine ten one dozens hundreds thousands';
const PREPOSITIONS =
  'of in on at by for from with about against between into through during before after above below to up down over under within without toward towards among amid despite upon via per since until across around near behind beside besides beyond outside inside off onto throughout versus alongside unlike like following regarding concerning citing including according';
const PRONOUNS = 'he she they we i you it everyone everybody nobody someone somebody anyone others';
const AUXILIARIES =
  "is are was were be been being am has have had having do does did will would can could may might must shall should 's 're 've 'd 'll 'm isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot";
const SUBORDINATORS =
  'that because although though while when whenever where whereas if unless since as until whether after before once so than why how what';
const ADVERBS =
  "also likewise later then once further even previously still never earlier reportedly recently now just already often always again sometimes repeatedly simply not n't first only flatly publicly privately long soon twice frequently famously allegedly initially subsequently finally eventually quickly immediately angrily bluntly jokingly apparently clearly actually really therefore however meanwhile moreover instead perhaps too rather generally usually essentially basically explicitly specifically directly strongly openly separately similarly consistently briefly merely quietly loudly ultimately additionally furthermore nevertheless nonetheless thus hence otherwise indeed certainly probably maybe possibly yet ever up-front thereafter afterwards afterward nearly almost";
const TIMES =
  'monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight mon tue wed thu fri sat sun';
const OTHER_VERBS =
  'let lets made make makes took take takes came come comes went go goes got get gets gave give gives left leave leaves held hold holds kept keep keeps became become becomes began begin begins ran run runs won win wins lost lose loses met meet meets paid pay pays sent send sends built build builds brought bring brings put puts set sets led lead leads followed follow follows killed kills died die dies attacked arrested launched opened closed used uses use tried moved moves returned returns remained remains stood stands fell falls rose rises grew grows hit hits cut cuts sold sells bought buys spent spends sat sits spoke speaks worked works lived lives helped helps served serves received receives include includes included need needs needed seem seems seemed appear appears appeared happen happened happens look looks looked start started starts continue continues stop stopped stops faces faced turned turns passed passes voted votes allow allowed allows let lets watched watch fought fight fights created creates caused causes raised raises joined joins visited visits played plays plans planned drew draws drove drives ended ends failed fails forced fired finished gained';

const LISTS: ReadonlyArray<readonly [number, string]> = [
  [DETERMINER, DETERMINERS],
  [PREPOSITION, PREPOSITIONS],
  [PRONOUN, PRONOUNS],
  [AUXILIARY, AUXILIARIES],
  [CONJUNCTION, 'and but or nor yet &'],
  [SUBORDINATOR, SUBORDINATORS],
  [ADVERB, ADVERBS],
  [TIME, TIMES],
  [PLAIN_VERB, OTHER_VERBS],
  [RELATIVE, 'who which whom'],
  [OBJECT_PRONOUN, 'him them us me himself herself themselves itself'],
];

/** Whether the word at an index has one of the classes, `hasClass(words, at, PRONOUN | DETERMINER)`; false outside the words. */
export function hasClass(words: { classes: Int32Array }, at: number, classes: number): boolean {
  return ((words.classes[at] ?? 0) & classes) !== 0;
}

/** The classes of each known word; a word that is not here is a noun, a name or an adjective. */
export const CLASSES: ReadonlyMap<string, number> = buildClasses();

function buildClasses(): Map<string, number> {
  const classes = new Map<string, number>();
  for (const form of REPORTING_VERBS.keys()) classes.set(form, CUE);
  for (const [bit, list] of LISTS) {
    for (const word of list.split(' ')) classes.set(word, (classes.get(word) ?? 0) | bit);
  }
  return classes;
}
