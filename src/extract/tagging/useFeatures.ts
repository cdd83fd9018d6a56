import { NUMBER } from '../../text/shapes.ts';
import { slot } from './slots.ts';
import type { TokenTable } from './tokenTable.ts';

/** How the word and its neighbours are used elsewhere: a name that nobody has heard of stands where others like it stand. */
export function useFeatures(sheet: TokenTable, at: number, out: Int32Array, from: number): number {
  const { cluster, leaning } = sheet;
  const form = sheet.shape[at] as number;
  const own = form === NUMBER ? 0 : (cluster[at] as number);
  const before = cluster[at - 1] ?? 0;
  const after = cluster[at + 1] ?? 0;
  const leans = form === NUMBER ? 0 : (leaning[at] as number);
  const leansBefore = leaning[at - 1] ?? 0;
  const leansAfter = leaning[at + 1] ?? 0;
  let n = from;
  out[n++] = slot(180, own * 16 + form);
  out[n++] = slot(181, before);
  out[n++] = slot(182, after);
  out[n++] = slot(183, (before << 11) | own);
  out[n++] = slot(184, (own << 11) | after);
  out[n++] = slot(185, cluster[at - 2] ?? 0);
  out[n++] = slot(186, cluster[at + 2] ?? 0);
  out[n++] = slot(191, leans * 16 + form);
  out[n++] = slot(192, leansBefore);
  out[n++] = slot(193, leansAfter);
  out[n++] = slot(194, (leansBefore << 6) | leans);
  out[n++] = slot(195, (leans << 6) | leansAfter);
  out[n++] = slot(196, (((leansBefore << 6) | leans) << 6) | leansAfter);
  return n;
}
