import { decodeCursor, type Page, toPage } from "./page.js";

export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

/**
 * A page of rows that are all in memory, in ascending order of their positions, part by part.
 *
 * @param positionOf tells every two rows apart
 * @throws AppError BAD_INPUT naming `after` when it is no cursor of such rows
 */
export function pageInMemory<Row>(
  rows: readonly Row[],
  { first, after }: PageRequest,
  positionOf: (row: Row) => readonly [string, string, string],
): Page<Row> {
  const sorted = rows.toSorted((a, b) => compare(positionOf(a), positionOf(b)));
  if (after === null) return toPage(sorted, first, positionOf);
  const position = decodeCursor("after", after, 3);
  return toPage(
    sorted.filter((row) => compare(positionOf(row), position) > 0),
    first,
    positionOf,
  );
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [at, part] of a.entries()) {
    const other = b[at] ?? "";
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
