import { HashTable } from '../../text/hashing.ts';
import { SMALL } from '../../text/shapes.ts';
import { ORG_NAME_FIRST, OTHER_NAME, OUTSIDE, PERSON_FIRST, PERSON_NEXT, PLACE_NAME_FIRST } from './labels.ts';
import type { TokenTable } from './tokenTable.ts';

/** Columns of what a first reading made of a word throughout a story. */
export const AS_PERSON = 0;
export const AS_PLACE = 1;
export const AS_ORG = 2;
export const AS_NOTHING = 3;
export const ENDS_PERSON = 4;
export const BEGINS_PERSON = 5;
export const IN_LONG_ORG = 6;
export const IN_LONG_PLACE = 7;
const COLUMNS = 8;

/** For each word of a story, how often a first reading took it for a part of which kind of name. */
export class StoryLabels {
  private readonly rows = new HashTable(500);
  private cells = new Uint8Array(COLUMNS * 256);
  private used = 1;

  /** Counts the labels of one passage. */
  add(sheet: TokenTable, labels: Uint8Array): void {
    for (let at = 0; at < labels.length; at += 1) {
      if (sheet.candidate[at] === 0 || sheet.shape[at] === SMALL) continue;
      const label = labels[at] as number;
      if (label === OUTSIDE && sheet.starts[at] === 1) continue;
      const row = this.rowOf(sheet.lower[at] as number);
      this.count(row + columnOf(label));
      const isFirst = label % 2 === 1;
      const goesOn = label !== OUTSIDE && labels[at + 1] === (isFirst ? label + 1 : label);
      if (isFirst && !goesOn) continue;
      if (label === PERSON_FIRST) this.count(row + BEGINS_PERSON);
      else if (label === PERSON_NEXT && !goesOn) this.count(row + ENDS_PERSON);
      else if (label >= ORG_NAME_FIRST && label !== OTHER_NAME) this.count(row + IN_LONG_ORG);
      else if (label >= PLACE_NAME_FIRST && label < ORG_NAME_FIRST) this.count(row + IN_LONG_PLACE);
    }
  }

  /** The count in a column for a word; 0 for a word never read as a name. */
  times(word: number, column: number): number {
    return this.cells[this.rows.get(word) * COLUMNS + column] as number;
  }

  private count(cell: number): void {
    if ((this.cells[cell] as number) < 255) this.cells[cell] = (this.cells[cell] as number) + 1;
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

/** The column in which a label counts. */
export function columnOf(label: number): number {
  if (label === OUTSIDE || label === OTHER_NAME) return AS_NOTHING;
  return label < PLACE_NAME_FIRST ? AS_PERSON : label < ORG_NAME_FIRST ? AS_PLACE : AS_ORG;
}
