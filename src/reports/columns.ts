/** Rows of cells as lines of aligned columns; `painted` colours a cell once its width is known. */
export function columns(
  rows: readonly (readonly string[])[],
  painted: (text: string, row: number, column: number) => string = (text) => text,
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, k) => {
      widths[k] = Math.max(widths[k] ?? 0, cell.length);
    });
  }
  return rows.map((row, r) =>
    row
      .map((cell, k) => painted(k === row.length - 1 ? cell : cell.padEnd(widths[k]!), r, k))
      .join('   ')
      .trimEnd(),
  );
}
