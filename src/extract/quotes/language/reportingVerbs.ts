/** How a reporting verb goes on: what may follow it, and whether it can carry quoted speech. */
export interface ReportingVerb {
  base: string;
  /** Carries words in marks: `said`, `tweeted`. */
  speaks: boolean;
  /** Goes on with a clause: `said that …`. */
  clause: boolean;
  /** Goes on with a clause only after `that`, `whether` and the like. */
  thatClause: boolean;
  /** Goes on with an infinitive: `vowed to …`, `asked him to …`. */
  infinitive: boolean;
  /** Goes on with a noun phrase: `criticized the plan`. */
  object: boolean;
  /** Goes on with the person spoken to: `told AFP that …`. */
  addresses: boolean;
  form: 'past' | 'present' | 'base' | 'participle';
}

/** No traits: what reports, a verb or not (`according to`), is written as this with its own. */
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

/** Verbs that carry both words in marks and clauses. */
const SPEECH =
  'say add note state announce argue explain insist claim admit acknowledge declare suggest maintain contend assert observe remark reply respond concede confirm stress emphasize emphasise report allege testify recall joke quip predict complain conclude reiterate tweet vow pledge promise boast lament mention affirm proclaim opine muse confess clarify disclose reveal swear speculate counter caution warn theorize theorise advise charge counsel surmise deadpan elaborate summarize summarise rebut relate';
/** Verbs that carry words in marks, and a clause only after `that`: `he began that` says nothing. */
const VOICE =
  'sing answer react speak write continue begin comment post repeat shout yell cry whisper scream mutter murmur exclaim bark hint retort shoot offer read blog retweet text email message bellow bemoan chide chime chuckle chant plead implore interject interrupt intone laugh scoff sigh snap protest thunder volunteer wonder signal recount fume grouse gripe fret enthuse gush crow carp jest venture drawl holler press point sum tease taunt';
/** Verbs whose object is the hearer. */
const TELLING = 'tell inform assure remind notify convince persuade advise warn caution reassure brief';
/** Verbs of asking. */
const ASKING = 'ask inquire question query demand urge';
/** Verbs that call something something: `called it “a lie”`. */
const NAMING =
  'call describe characterize characterise label brand denounce decry deride dismiss blast slam condemn praise laud commend hail assail lambaste mock ridicule criticize criticise applaud denounce rebuke accuse compare liken tout defend cite quote';
/** Gives a name and says nothing: `dubbed “the Needle”`. */
const CHRISTENING = 'dub';
/** Verbs of thought and finding: clauses, seldom words in marks. */
const THOUGHT =
  'believe think hope fear suspect doubt worry expect agree estimate imply indicate suggest forecast foresee reckon figure guess imagine infer propose recommend';
/** Verbs of thought and finding whose clause begins with `that`, `whether` or the like; else their object is a thing. */
const FINDING =
  'point know feel understand realize realise assume show find deny dispute decide determine learn hear discover rule demonstrate prove calculate project consider resolve conclude hold order accept';
/** Verbs that go on with an infinitive. */
const INTENDING =
  'tell instruct beg implore vow pledge promise threaten want agree decline refuse hope plan propose expect seek offer urge ask swear intend aim wish prefer demand encourage order invite advise remind warn consider claim';
/** Verbs that report only with the word after them: `appealed to voters to`, `went on: “…”`. */
const WITH_PARTICLE = 'appeal plead call go';
/** Verbs whose object is what is said or thought. */
const STANCE =
  'criticize criticise praise laud commend oppose denounce condemn deny reject announce defend discuss mock question demand propose favor favour blast slam attack dismiss welcome applaud decry tout want predict cite dispute express address urge reiterate highlight stress describe acknowledge recommend promise pledge mention challenge rip bash echo protest call blame credit';

const IRREGULAR: Readonly<Record<string, readonly [past: string, participle?: string]>> = {
  say: ['said'],
  sing: ['sang', 'sung'],
  hold: ['held'],
  forecast: ['forecast'],
  go: ['went', 'gone'],
  beg: ['begged'],
  tell: ['told'],
  write: ['wrote', 'written'],
  think: ['thought'],
  know: ['knew', 'known'],
  feel: ['felt'],
  swear: ['swore', 'sworn'],
  understand: ['understood'],
  shoot: ['shot'],
  begin: ['began', 'begun'],
  read: ['read'],
  find: ['found'],
  show: ['showed', 'shown'],
  foresee: ['foresaw', 'foreseen'],
  hear: ['heard'],
  learn: ['learned', 'learnt'],
  seek: ['sought'],
  rebut: ['rebutted'],
  quip: ['quipped'],
  admit: ['admitted'],
  refer: ['referred'],
  plan: ['planned'],
  chat: ['chatted'],
  snap: ['snapped'],
  speak: ['spoke', 'spoken'],
  slam: ['slammed'],
  dub: ['dubbed'],
  infer: ['inferred'],
  prefer: ['preferred'],
  rip: ['ripped'],
  chime: ['chimed'],
};

/** Verbs whose last letter British English doubles. */
const DOUBLED = new Set(['label', 'counsel', 'signal']);

/** Every form of every reporting verb; `speaking` tells who somebody is: `a source speaking to Reuters said`. */
export const REPORTING_VERBS: ReadonlyMap<string, ReportingVerb> = buildVerbs();

function buildVerbs(): Map<string, ReportingVerb> {
  const traits = new Map<string, ReportingVerb>();
  mark(traits, SPEECH, { speaks: true, clause: true });
  mark(traits, VOICE, { speaks: true, thatClause: true });
  mark(traits, TELLING, { speaks: true, clause: true, addresses: true });
  mark(traits, ASKING, { speaks: true, clause: true, infinitive: true });
  mark(traits, NAMING, { object: true });
  mark(traits, CHRISTENING, {});
  mark(traits, THOUGHT, { clause: true });
  mark(traits, FINDING, { thatClause: true });
  mark(traits, INTENDING, { infinitive: true });
  mark(traits, STANCE, { object: true });
  mark(traits, WITH_PARTICLE, {});
  const verbs = new Map<string, ReportingVerb>();
  for (const verb of traits.values()) inflect(verbs, verb);
  verbs.delete('speaking');
  return verbs;
}

function mark(traits: Map<string, ReportingVerb>, list: string, trait: Partial<ReportingVerb>): void {
  for (const base of list.split(' ')) {
    const known = traits.get(base) ?? { ...NO_TRAITS, base, form: 'base' as const };
    traits.set(base, { ...known, ...trait });
  }
}

function inflect(verbs: Map<string, ReportingVerb>, verb: ReportingVerb): void {
  const { base } = verb;
  const [past, participle] = IRREGULAR[base] ?? [pastOf(base)];
  verbs.set(base, verb);
  verbs.set(thirdOf(base), { ...verb, form: 'present' });
  verbs.set(gerundOf(base), { ...verb, form: 'participle' });
  if (participle !== undefined) verbs.set(participle, { ...verb, form: 'past' });
  verbs.set(past, { ...verb, form: 'past' });
  if (DOUBLED.has(base)) {
    verbs.set(`${base}led`, { ...verb, form: 'past' });
    verbs.set(`${base}ling`, { ...verb, form: 'participle' });
  }
}

function thirdOf(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

function pastOf(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return base.endsWith('e') ? `${base}d` : `${base}ed`;
}

function gerundOf(base: string): string {
  const past = IRREGULAR[base]?.[0] ?? '';
  if (past.endsWith('ed') && past.length > base.length + 2) return `${past.slice(0, -2)}ing`;
  if (base === 'begin') return 'beginning';
  return base.endsWith('e') && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${base}ing`;
}

/** Nouns that report what `that` or `to` opens after them: `the claim that …`, `concern that …`. */
export const REPORTING_NOUNS: ReadonlySet<string> = new Set(
  'claim claims assertion allegation allegations argument belief concern concerns fear fears hope hopes promise pledge vow suggestion statement warning announcement conclusion view notion idea accusation accusations charge charges prediction complaint complaints insistence admission acknowledgment confidence expectation expectations worry worries speculation evidence report reports news opinion doubt doubts demand suspicion assurance assurances confirmation message possibility rumor rumors'.split(
    ' ',
  ),
);

/** Adjectives that report a clause after `that`: `was adamant that …`. */
export const REPORTING_ADJECTIVES: ReadonlySet<string> = new Set(
  'adamant confident convinced aware worried concerned certain sure hopeful optimistic skeptical clear afraid glad proud sorry disappointed pleased surprised positive doubtful insistent emphatic unaware'.split(
    ' ',
  ),
);
