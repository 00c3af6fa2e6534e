import type { QueryConfig } from "pg";
import { plainArray } from "./array-literal.js";
import { COUNTED_COLUMNS, type PeriodCount } from "./domain/period-count.js";

const ADD_TO_COUNTERS = `
  insert into usage_user_counters as counters (period, period_start, user_id, ${COUNTED_COLUMNS.join(", ")})
  select * from unnest($1::text[], $2::date[], $3::bigint[],
    ${COUNTED_COLUMNS.map((_, at) => `$${at + 4}::numeric[]`).join(", ")})
  on conflict (period, period_start, user_id) do update set
    ${COUNTED_COLUMNS.map((column) => `${column} = counters.${column} + excluded.${column}`).join(", ")}`;

/** Adds to what app users used in days and months; null when there is nothing to add. */
export function counterStatement(counts: readonly PeriodCount[]): QueryConfig | null {
  if (counts.length === 0) return null;
  return {
    name: "add-to-counters",
    text: ADD_TO_COUNTERS,
    values: [
      plainArray(counts.map(({ period }) => period)),
      plainArray(counts.map(({ periodStart }) => periodStart)),
      plainArray(counts.map(({ userId }) => userId)),
      ...COUNTED_COLUMNS.map((column) => plainArray(counts.map(({ sums }) => sums[column]))),
    ],
  };
}
