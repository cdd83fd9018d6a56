import { HashTable } from '../../text/hashing.ts';
import { LOWERCASE } from '../../text/shapes.ts';
import { ORG_BEGIN, OTHER_NAME, OUTSIDE, PERSON_BEGIN, PERSON_INSIDE, PLACE_BEGIN } from './labels.ts';
import type { TokenTable } from './tokenTable.ts';

/** The columns of StoryLabels: what the first pass read a word as, and which part of longer names it was. */
export const AS_PERSON = 0;
export const AS_PLACE = 1;
export const AS_ORG = 2;
export const AS_NOTHING = 3;
export const ENDS_PERSON = 4;
export const BEGINS_PERSON = 5;
export const IN_LONG_ORG = 6;
export const IN_LONG_PLACE = 7;
const COLUMNS = 8;

/** Counts, for each word of a story, how often the first pass read it as part of which kind of name. */
export class StoryLabels {
  private readonly rows = new HashTable(500);
  private cells = new Uint8Array(COLUMNS * 256);
  private used = 1;

  /** Counts the labels of one passage. */
  add(table: TokenTable, labels: Uint8Array): void {
    for (let at = 0; at < labels.length; at += 1) {
      if (table.candidate[at] === 0 || table.shape[at] === LOWERCASE) continue;
      const label = labels[at] ?? 0;
      if (label === OUTSIDE && table.starts[at] === 1) continue;
      const row = this.rowOf(table.lower[at] ?? 0);
      this.count(row + columnOf(label));
      const isFirst = label % 2 === 1;
      const goesOn = label !== OUTSIDE && labels[at + 1] === (isFirst ? label + 1 : label);
      if (isFirst && !goesOn) continue;
      if (label === PERSON_BEGIN) this.count(row + BEGINS_PERSON);
      else if (label === PERSON_INSIDE && !goesOn) this.count(row + ENDS_PERSON);
      else if (label >= ORG_BEGIN && label !== OTHER_NAME) this.count(row + IN_LONG_ORG);
      else if (label >= PLACE_BEGIN && label < ORG_BEGIN) this.count(row + IN_LONG_PLACE);
    }
  }

  /** The count in a column for a word (by its lowercase hash), at most 255; 0 for a word that was not counted. */
  times(word: number, column: number): number {
    return this.cells[this.rows.get(word) * COLUMNS + column] ?? 0;
  }

  private count(cell: number): void {
    if ((this.cells[cell] ?? 0) < 255) this.cells[cell] = (this.cells[cell] ?? 0) + 1;
  }

  private rowOf(word: number): number {
    let row = this.rows.get(word);
    if (row === 0) {
      row = this.used;
      this.used += 1;
      this.rows.set(word, row);
      if (this.used * COLUMNS > this.cells.length) {
        const wider = new Uint8Array(this.cells.length * 2);
        wider.set(this.cells);
        this.cells = wider;
      }
    }
    return row * COLUMNS;
  }
}

/** The column that a label is counted in. */
export function columnOf(label: number): number {
  if (label === OUTSIDE || label === OTHER_NAME) return AS_NOTHING;
  return label < PLACE_BEGIN ? AS_PERSON : label < ORG_BEGIN ? AS_PLACE : AS_ORG;
}
