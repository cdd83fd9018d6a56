/** Abbreviations that precede a name or a number: the full stop after them never ends a sentence. */
const LEADING = words(`
  mr mrs ms mx dr prof rev fr st ste messrs mme mlle hon gov lt col gen sgt maj capt cmdr adm cpl pvt brig supt insp det
  sen sens rep reps pres atty asst assoc vs v ft mt no nos fig vol pp gens govs profs drs revs lts cols spc pfc msgr
  amb sec dist eng dir treas arch dep ofc
`);

/** Abbreviations that may also end a sentence, which they do when a new one visibly begins behind them. */
const ENDING = words(`
  jr sr inc corp co ltd llc plc bros jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
  sat sun ave blvd rd hwy ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev okla ore
  pa tenn tex va vt wash wis wyo etc al est dept univ govt min max ext approx esq phd
`);

/**
 * Whether the full stop behind a word belongs to the word: it does for `Mr`, `Jan` and `Inc`. Depends on case: not for
 * `sun`.
 */
export function takesStop(word: string): boolean {
  const lower = word.toLowerCase();
  return (LEADING.has(lower) || ENDING.has(lower)) && !PLAIN_WORDS.has(word);
}

/** Whether a word, with or without its full stop, is an abbreviation that only precedes something: `Gen.`, `St.`. */
export function isLeadingAbbreviation(word: string): boolean {
  const lower = word.toLowerCase();
  return LEADING.has(lower.endsWith('.') ? lower.slice(0, -1) : lower);
}

/**
 * Ordinary words in this spelling, although another spelling is an abbreviation: `no`, `sun` and `al` may end a
 * sentence.
 */
const PLAIN_WORDS = words(`
  no No sun sat mar Mar al Al la La min max ill pa sec Sec miss Miss mo fig Fig wash ind dec wed mon fri det ark co st rep reps
  gen dir hon del ext fr eng dist arch dep ga va md
  NO SUN SAT MAR AL LA MIN MAX ILL PA MISS WASH
`);

function words(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/));
}
