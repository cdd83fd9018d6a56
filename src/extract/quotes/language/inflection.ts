/** The past participle counts as `past`: `wrote`, `written`. `participle` is the form in `-ing`. */
export type VerbForm = 'past' | 'present' | 'base' | 'participle';

/**
 * Inflects an English verb: `say` gives `say`, `says`, `saying`, `said`. Where two forms are spelt alike, the last one
 * counts. `wordsOf` gives the irregular verbs, and those whose last letter British English doubles, `labelled`.
 */
export function inflect(
  base: string,
  wordsOf: (section: 'irregular' | 'doubled') => ReadonlySet<string>,
): Array<[word: string, form: VerbForm]> {
  const irregular = irregularForms(base, wordsOf('irregular'));
  const [past = pastOf(base), participle] = irregular;
  const forms: Array<[string, VerbForm]> = [
    [base, 'base'],
    [thirdPersonOf(base), 'present'],
    [gerundOf(base, past, irregular.length > 0), 'participle'],
  ];
  if (participle !== undefined) forms.push([participle, 'past']);
  forms.push([past, 'past']);
  if (wordsOf('doubled').has(base)) forms.push([`${base}led`, 'past'], [`${base}ling`, 'participle']);
  return forms;
}

/**
 * The past and, where it differs, the past participle of an irregular verb; an entry reads `write:wrote:written`. Empty
 * for a regular verb.
 */
function irregularForms(base: string, entries: ReadonlySet<string>): string[] {
  for (const entry of entries) if (entry.startsWith(`${base}:`)) return entry.split(':').slice(1);
  return [];
}

function thirdPersonOf(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

function pastOf(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return base.endsWith('e') ? `${base}d` : `${base}ed`;
}

/** `saying`, `making`, and `admitting`: there the listed past, `admitted`, shows the doubled letter. */
function gerundOf(base: string, past: string, isIrregular: boolean): string {
  if (isIrregular && past.endsWith('ed') && past.length > base.length + 2) return `${past.slice(0, -2)}ing`;
  if (base === 'begin') return 'beginning';
  return base.endsWith('e') && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${base}ing`;
}
