import { NUMBER } from '../../text/shapes.ts';
import { slot } from './slots.ts';
import type { TokenTable } from './tokenTable.ts';

/**
 * Writes the features of how the token and its neighbours are used in general text, by cluster and word class: an
 * unknown name appears in the same surroundings as known ones.
 */
export function wordUseFeatures(table: TokenTable, at: number, out: Int32Array, from: number): number {
  const { cluster, wordClass } = table;
  const form = table.shape[at] ?? 0;
  const own = form === NUMBER ? 0 : (cluster[at] ?? 0);
  const before = cluster[at - 1] ?? 0;
  const after = cluster[at + 1] ?? 0;
  const ownClass = form === NUMBER ? 0 : (wordClass[at] ?? 0);
  const classBefore = wordClass[at - 1] ?? 0;
  const classAfter = wordClass[at + 1] ?? 0;
  let n = from;
  out[n++] = slot(180, own * 16 + form);
  out[n++] = slot(181, before);
  out[n++] = slot(182, after);
  out[n++] = slot(183, (before << 11) | own);
  out[n++] = slot(184, (own << 11) | after);
  out[n++] = slot(185, cluster[at - 2] ?? 0);
  out[n++] = slot(186, cluster[at + 2] ?? 0);
  out[n++] = slot(191, ownClass * 16 + form);
  out[n++] = slot(192, classBefore);
  out[n++] = slot(193, classAfter);
  out[n++] = slot(194, (classBefore << 6) | ownClass);
  out[n++] = slot(195, (ownClass << 6) | classAfter);
  out[n++] = slot(196, (((classBefore << 6) | ownClass) << 6) | classAfter);
  return n;
}
