/** A row of the table: one measure on both halves, beside the floor, the goal and published figures. */
export interface Row {
  measure: string;
  tuned: number | null;
  heldOut: number | null;
  floor: number | null;
  goal: number | null;
  /** The best published figure, or how far people agree, as its source prints it. */
  published: string;
}

/** Prints the rows as a table with aligned columns. */
export function printTable(rows: readonly Row[]): string {
  const head = ['measure', 'tuned', 'set aside', 'floor', 'goal', 'published'];
  const lines = [
    head,
    ...rows.map((row) => [
      row.measure,
      figure(row.tuned),
      figure(row.heldOut),
      figure(row.floor),
      figure(row.goal),
      row.published,
    ]),
  ];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] as string).length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] as number, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function figure(value: number | null): string {
  return value === null ? '' : value.toFixed(1);
}

/** Aligns text to the left, figures to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === 5 ? cell.padEnd(width) : cell.padStart(width);
}
