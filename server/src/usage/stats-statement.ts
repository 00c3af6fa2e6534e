import type { QueryConfig } from "pg";
import { plainArray } from "./array-literal.js";
import type { RollupRow } from "./domain/roll-up.js";
import { SUM_COLUMNS } from "./domain/usage-sums.js";

const ADD_TO_STATS = `
  insert into token_usage_stats as stats (bucket_start, dimension_id, ${SUM_COLUMNS.join(", ")})
  select * from unnest($1::timestamptz[], $2::int[], ${SUM_COLUMNS.map((_, at) => `$${at + 3}::numeric[]`).join(", ")})
  on conflict (bucket_start, dimension_id) do update set
    ${SUM_COLUMNS.map((column) => `${column} = stats.${column} + excluded.${column}`).join(", ")}`;

/** Adds sums to the rollup over everybody. */
export function statsStatement(rows: readonly RollupRow[]): QueryConfig {
  return {
    name: "add-to-stats",
    text: ADD_TO_STATS,
    values: [
      plainArray(rows.map(({ bucketStart }) => bucketStart.toISOString())),
      plainArray(rows.map(({ dimensionId }) => dimensionId)),
      ...SUM_COLUMNS.map((column) => plainArray(rows.map(({ sums }) => sums[column]))),
    ],
  };
}
