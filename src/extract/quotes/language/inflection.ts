/** A past participle counts as past: `wrote`, `written`; `participle` is the one in `-ing`. */
export type VerbForm = 'past' | 'present' | 'base' | 'participle';

/**
 * The forms of an English verb, where two of them are spelt alike the later one counts: `say`, `says`, `saying`, `said`.
 * `wordsOf` gives the lists of irregular verbs and of those that British English doubles, `labelled`.
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

/** `write:wrote:written` gives `wrote` and `written`; nothing for a regular verb. */
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

/** An irregular past in `ed` shows a doubled letter: `admitted`, `admitting`. */
function gerundOf(base: string, past: string, isIrregular: boolean): string {
  if (isIrregular && past.endsWith('ed') && past.length > base.length + 2) return `${past.slice(0, -2)}ing`;
  if (base === 'begin') return 'beginning';
  return base.endsWith('e') && !base.endsWith('ee') ? `${base.slice(0, -1)}ing` : `${base}ing`;
}
