import type { ClientBase } from "pg";
import type { RollupRow } from "./domain/roll-up.js";
import { SUM_COLUMNS } from "./domain/usage-sums.js";

/** Adds sums to the rollup over everybody, within the caller's transaction. */
export async function addToStats(client: ClientBase, rows: readonly RollupRow[]): Promise<void> {
  await client.query({
    name: "add-to-stats",
    text: ADD_TO_STATS,
    values: [times(rows), dimensions(rows), ...sums(rows)],
  });
}

/** Adds sums to the rollup by app user, within the caller's transaction. */
export async function addToUserStats(client: ClientBase, rows: readonly RollupRow[]): Promise<void> {
  const values = [times(rows), users(rows), dimensions(rows), ...sums(rows)];
  await client.query({ name: "add-to-user-stats", text: ADD_TO_USER_STATS, values });
}

const ADD_TO_STATS = addStatement("token_usage_stats", ["bucket_start timestamptz", "dimension_id int"]);
const ADD_TO_USER_STATS = addStatement("token_usage_user_stats", [
  "bucket_start timestamptz",
  "user_id bigint",
  "dimension_id int",
]);

function addStatement(table: string, keys: readonly string[]): string {
  const names = keys.map((key) => key.split(" ")[0]);
  const types = [...keys.map((key) => key.split(" ")[1]), ...SUM_COLUMNS.map(() => "numeric")];
  const columns = [...names, ...SUM_COLUMNS].join(", ");
  return `
    insert into ${table} as stats (${columns})
    select * from unnest(${types.map((type, at) => `$${at + 1}::${type}[]`).join(", ")})
    on conflict (${names.join(", ")}) do update set
      ${SUM_COLUMNS.map((column) => `${column} = stats.${column} + excluded.${column}`).join(", ")}`;
}

// Array literals by hand: none of these values needs quoting, and the driver looks at every one to find that out.
const times = (rows: readonly RollupRow[]) => literal(rows.map(({ bucketStart }) => bucketStart.toISOString()));
const users = (rows: readonly RollupRow[]) => literal(rows.map(({ userId }) => userId));
const dimensions = (rows: readonly RollupRow[]) => literal(rows.map(({ dimensionId }) => dimensionId));
const sums = (rows: readonly RollupRow[]) => SUM_COLUMNS.map((column) => literal(rows.map((row) => row.sums[column])));

function literal(values: readonly (string | number | bigint | null)[]): string {
  return `{${values.join(",")}}`;
}
