import { NO_USER } from "../../../lib/filters";

interface Keyed {
  key: string;
}

interface Placed extends Keyed {
  /** Among all groups, nobody's included. */
  rank: number;
  rankBefore: number | null;
}

export interface Ranked<Row> {
  row: Row;
  /** From 1; null for requests without an app user, who are nobody. */
  rank: number | null;
  /** In the period compared with; null without usage then. */
  before: number | null;
}

/**
 * Places among app users: the server ranks requests without one as well, and they take none here, now or before.
 * Where they are so few that their row has not been loaded, they were behind all of these.
 */
export function rankUsers<Row extends Placed>(rows: readonly Row[]): Ranked<Row>[] {
  const nobody = rows.find(({ key }) => key === NO_USER);
  return rows.map((row) => ({
    row,
    rank: row.key === NO_USER ? null : without(row.rank, nobody?.rank),
    before: row.rankBefore === null ? null : without(row.rankBefore, nobody?.rankBefore),
  }));
}

/** A place among app users, of one among all groups. */
function without(place: number, ofNobody: number | null | undefined): number {
  return ofNobody != null && ofNobody < place ? place - 1 : place;
}

/** Another page below. Who fell behind the end of the last one while it was read is there already. */
export function withNextPage<Row extends Keyed>(rows: readonly Row[], next: readonly Row[]): Row[] {
  const known = new Set(rows.map(({ key }) => key));
  return [...rows, ...next.filter(({ key }) => !known.has(key))];
}
