/** Columns of figures, the first of words. A row of one cell is a heading, and makes no column wider. */
export function align(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.filter((row) => row.length > 1).map((row) => row[i]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row.length < 2
      ? (row[0] ?? '')
      : row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
  return `${lines.join('\n')}\n`;
}
