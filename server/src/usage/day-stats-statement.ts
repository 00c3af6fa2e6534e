import type { QueryConfig } from "pg";
import { plainArray } from "./array-literal.js";
import { SUM_COLUMNS, type UsageSums } from "./domain/usage-sums.js";
import { added } from "./merge/added-columns.js";

/** A row of `usage_day_stats`. */
export interface DaySums {
  /** Of the zone of the counters, `2026-11-26`. */
  readonly day: string;
  readonly dimensionId: number;
  readonly sums: UsageSums;
}

const ADD_TO_DAYS = `
  insert into usage_day_stats as stats (day, dimension_id, ${SUM_COLUMNS.join(", ")})
  select * from unnest($1::date[], $2::int[], ${SUM_COLUMNS.map((_, at) => `$${at + 3}::numeric[]`).join(", ")})
  on conflict (day, dimension_id) do update set ${added("stats", SUM_COLUMNS)}`;

/** Adds to the rollup by day; null when there is nothing to add. */
export function dayStatsStatement(rows: readonly DaySums[]): QueryConfig | null {
  if (rows.length === 0) return null;
  return {
    name: "add-to-days",
    text: ADD_TO_DAYS,
    values: [
      plainArray(rows.map(({ day }) => day)),
      plainArray(rows.map(({ dimensionId }) => dimensionId)),
      ...SUM_COLUMNS.map((column) => plainArray(rows.map(({ sums }) => sums[column]))),
    ],
  };
}
