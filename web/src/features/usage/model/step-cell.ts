interface Place {
  row: number;
  column: number;
}

/** Where a key leads in a grid of cells; null for keys that do not. `Home` and `End` are of the row. */
export function stepCell(key: string, { row, column }: Place, size: { rows: number; columns: number }): Place | null {
  switch (key) {
    case "ArrowRight":
      return { row, column: within(column + 1, size.columns) };
    case "ArrowLeft":
      return { row, column: within(column - 1, size.columns) };
    case "ArrowDown":
      return { row: within(row + 1, size.rows), column };
    case "ArrowUp":
      return { row: within(row - 1, size.rows), column };
    case "Home":
      return { row, column: 0 };
    case "End":
      return { row, column: size.columns - 1 };
    default:
      return null;
  }
}

function within(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
