import { POSSESSIVE, SMALL } from '../../../text/shapes.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/** Whether the words behind a name say that it is somebody: `Walker’s son`, `Walker pleaded`, `Walker was arrested`. */
export function actsAsPerson(sheet: TokenTable, { last }: Span): boolean {
  const next = last + 1;
  if (sheet.shape[next] === POSSESSIVE)
    return BELONGINGS.has(wordAt(sheet, next + 1)) || BELONGINGS.has(wordAt(sheet, next + 2));
  if (sheet.shape[next] !== SMALL) return false;
  const word = wordAt(sheet, next);
  if (BEING.has(word)) return FATES.has(wordAt(sheet, next + 1)) || FATES.has(wordAt(sheet, next + 2));
  return DEEDS.has(word);
}

/** What people alone have. */
const BELONGINGS = new Set(
  `son daughter sons daughters wife husband mother father brother sister brothers sisters family friends friend parents
  widow widower lawyer lawyers attorney attorneys girlfriend boyfriend fiancée fiancé children child grandson
  granddaughter nephew niece uncle aunt cousin body death birthday funeral killer hand hands eyes teammate
  teammates`.split(/\s+/),
);

/** What people alone do. */
const DEEDS = new Set(
  'pleaded testified smiled laughed grinned shrugged nodded sighed died studied graduated quipped joked'.split(' '),
);

const BEING = new Set(['was', 'is', 'had', 'has']);

/** What befalls people alone: `was arrested`. */
const FATES = new Set(
  'born arrested jailed sentenced convicted acquitted indicted handcuffed hospitalized hospitalised married divorced pregnant'.split(
    ' ',
  ),
);
