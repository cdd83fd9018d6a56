import { readWordLists } from '../../lexicon/readWordLists.ts';
import { inflect, type VerbForm } from './inflection.ts';

/** What may follow a reporting verb, and whether it can introduce quoted words. */
export interface ReportingVerb {
  base: string;
  /** Introduces words in quotation marks: `said`, `tweeted`. */
  speaks: boolean;
  /** Takes a clause: `said that …`, `said it was late`. */
  clause: boolean;
  /** Takes a clause only after `that`, `whether` and the like. */
  thatClause: boolean;
  /** Takes an infinitive: `vowed to …`, `asked him to …`. */
  infinitive: boolean;
  /** Takes a noun phrase: `criticized the plan`. */
  object: boolean;
  /** Takes the hearer as its object: `told AFP that …`. */
  addresses: boolean;
  form: VerbForm;
}

/** No traits: what other things that report, such as `according to`, start from. */
export const NO_TRAITS: ReportingVerb = {
  base: '',
  speaks: false,
  clause: false,
  thatClause: false,
  infinitive: false,
  object: false,
  addresses: false,
  form: 'past',
};

/** Which traits the sections of `data/reporting-verbs.txt` give; a verb in several sections has the traits of all. */
const TRAITS_OF_SECTION: ReadonlyArray<readonly [section: string, traits: Partial<ReportingVerb>]> = [
  ['speech', { speaks: true, clause: true }],
  ['voice', { speaks: true, thatClause: true }],
  ['telling', { speaks: true, clause: true, addresses: true }],
  ['asking', { speaks: true, clause: true, infinitive: true }],
  ['naming', { object: true }],
  ['dubbing', {}],
  ['thought', { clause: true }],
  ['finding', { thatClause: true }],
  ['intending', { infinitive: true }],
  ['stance', { object: true }],
  ['withParticle', {}],
];

const wordsOf = readWordLists('reporting-verbs.txt');

/**
 * Every form of every reporting verb. Without `speaking`, which describes a source: `a source speaking to Reuters
 * said`.
 */
export const REPORTING_VERBS: ReadonlyMap<string, ReportingVerb> = buildVerbs();

function buildVerbs(): Map<string, ReportingVerb> {
  const byBase = new Map<string, ReportingVerb>();
  for (const [section, traits] of TRAITS_OF_SECTION) {
    for (const base of wordsOf(section)) {
      byBase.set(base, { ...(byBase.get(base) ?? { ...NO_TRAITS, base, form: 'base' }), ...traits });
    }
  }
  const byForm = new Map<string, ReportingVerb>();
  for (const verb of byBase.values()) {
    for (const [word, form] of inflect(verb.base, wordsOf)) byForm.set(word, { ...verb, form });
  }
  byForm.delete('speaking');
  return byForm;
}

/** Nouns that report the clause after them: `the claim that …`, `concern that …`. */
export const REPORTING_NOUNS = wordsOf('nouns');

/** Adjectives that report the clause after them: `was adamant that …`. */
export const REPORTING_ADJECTIVES = wordsOf('adjectives');

/** Reporting verbs whose base form is at least as often a noun, with their plurals: `report`, `reports`, `replies`. */
export const NOUN_LIKE_VERBS: ReadonlySet<string> = new Set(
  [...wordsOf('nounLike')].flatMap((noun) => [noun, `${noun}s`, `${noun}es`, noun.replace(/y$/, 'ies')]),
);
