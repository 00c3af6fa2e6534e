const NUMERIC = /^-?[\d,.]+( of [\d,]+)?$/;

/** Rows of cells as lines of columns, two spaces apart; columns whose last row is a number lean right. */
export function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const shapes = Array.from({ length: columns }, (_, column) => ({
    width: Math.max(...rows.map((row) => (row[column] ?? "").length)),
    isNumeric: NUMERIC.test(rows.at(-1)?.[column] ?? ""),
  }));
  return rows.map((row) =>
    shapes
      .map(({ width, isNumeric }, column) => {
        const cell = row[column] ?? "";
        return isNumeric ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}
