/** A line of the evaluation: one measure on both halves, beside what is asked and what others have reached. */
export interface Row {
  measure: string;
  tuned: number | null;
  aside: number | null;
  floor: number | null;
  goal: number | null;
  /** The best published figure, or what people agree on, as its source prints it. */
  published: string;
}

/** Prints rows as one table of aligned columns. */
export function printTable(rows: readonly Row[]): string {
  const head = ['measure', 'tuned', 'set aside', 'floor', 'goal', 'published'];
  const lines = [
    head,
    ...rows.map((row) => [
      row.measure,
      figure(row.tuned),
      figure(row.aside),
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

/** Text stands left, figures stand right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === 5 ? cell.padEnd(width) : cell.padStart(width);
}
