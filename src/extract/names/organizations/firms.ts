import { GIVEN } from '../../lexicon/lexicon.ts';
import { type TokenTable, wordAt } from '../../tagging/tokenTable.ts';
import type { Span } from '../spans/spans.ts';

/** Whether a name of several words is a firm’s by its first or last: `Trigon Brokerage`, `Constructora Los Andes`, `Medya A.Ş.`. */
export function isFirm(sheet: TokenTable, span: Span): boolean {
  if (span.first === span.last) return false;
  const last = wordAt(sheet, span.last);
  if (PAPER.test(last)) return true;
  if (LEGAL_FORMS.has(last) || STARTS.has(wordAt(sheet, span.first))) return true;
  return ENDS.has(last) && !((sheet.flags[span.first] as number) & GIVEN);
}

/** `Minneapolis Star-Tribune`. */
const PAPER =
  /-(?:Tribune|Times|Gazette|Post|Journal|Herald|Press|Dispatch|News|Picayune|Sentinel|Register|Courier|Intelligencer|Chronicle)$/;

/** Takes in the first word of a firm’s name that the tagger has left out: `Constructora` before `Los Andes`. */
export function takeStart(sheet: TokenTable, span: Span): void {
  if (STARTS.has(wordAt(sheet, span.first - 1))) span.first -= 1;
}

const LEGAL_FORMS = new Set(
  'N.V. S.A. S.p.A. S.L. Ltda Ltda. A.S. A.Ş. AŞ JSC PJSC GmbH Inc Inc. Ltd Ltd. LLC LLP Plc PLC Corp. Co. Bhd'.split(
    ' ',
  ),
);
const ENDS = new Set(
  'Estates Trading Traders Homes Brokerage Charters Textiles Garments Builders Constructions Brewing Bakery Roasters Pharma Outfitters Telecommunications'.split(
    ' ',
  ),
);
const STARTS = new Set(
  'Constructora Grupo Groupe Banco Minera Transportes Compañía Compagnie Société Galerie Editorial Cervecería Laboratorios Aerolíneas Cooperativa Borsa'.split(
    ' ',
  ),
);
