import { NO_USER } from "../../../lib/filters";

interface Keyed {
  key: string;
}

export interface Ranked<Row> {
  row: Row;
  /** From 1; null for requests without an app user, who are nobody. */
  rank: number | null;
}

/** Places in the order of the answer; requests without an app user take none. */
export function rankUsers<Row extends Keyed>(rows: readonly Row[]): Ranked<Row>[] {
  let rank = 0;
  return rows.map((row) => ({ row, rank: row.key === NO_USER ? null : (rank += 1) }));
}

/** Another page below. Who fell behind the end of the last one while it was read is there already. */
export function withNextPage<Row extends Keyed>(rows: readonly Row[], next: readonly Row[]): Row[] {
  const known = new Set(rows.map(({ key }) => key));
  return [...rows, ...next.filter(({ key }) => !known.has(key))];
}
