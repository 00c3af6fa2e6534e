interface ListedPage {
  nodes: readonly unknown[];
  totalCount: number;
}

/**
 * Why a list has no row. `none`: nothing meets what was chosen. `archived`: sums know of requests that left the
 * database. `away`: sums know of requests that are not in the list, and nobody knows why. `asking`: it is being asked.
 */
export type EmptyFace = "none" | "archived" | "away" | "asking";

interface Told {
  /** A narrowed list counts its rows; sums know nothing of its conditions. */
  isNarrow: boolean;
  /** Some of the range is archived; null until that is known. */
  isArchived: boolean | null;
}

/** Null of a list that has rows, or is not there yet. */
export function emptyFace(page: ListedPage | undefined, { isNarrow, isArchived }: Told): EmptyFace | null {
  if (page === undefined || page.nodes.length > 0) return null;
  if (isNarrow || page.totalCount === 0) return "none";
  if (isArchived === null) return "asking";
  return isArchived ? "archived" : "away";
}
