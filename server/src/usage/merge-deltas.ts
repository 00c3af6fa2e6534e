import type { Pool } from "pg";
import { SUM_COLUMNS } from "./domain/usage-sums.js";

/** Bounds the transaction and what it holds in memory. */
const ROWS_AT_ONCE = 100_000;
/** Fewer dead rows than this are left to autovacuum. */
const WORTH_A_VACUUM = 20_000;

/**
 * Moves differences into the rollup by app user. The rows leave one table and their sums enter the other
 * in the same statement, so every snapshot sees each of them exactly once. Who merges the same rows at the
 * same time waits, and finds them gone.
 */
const MERGE = `
  with taken as (
    delete from usage_deltas where ctid = any (array(select ctid from usage_deltas limit $1)) returning *
  ), merged as (
    insert into token_usage_user_stats as stats (bucket_start, user_id, dimension_id, ${SUM_COLUMNS.join(", ")})
    select bucket_start, user_id, dimension_id, ${SUM_COLUMNS.map((column) => `coalesce(sum(${column}), 0)`).join(", ")}
    from taken group by bucket_start, user_id, dimension_id order by bucket_start, user_id, dimension_id
    on conflict (bucket_start, user_id, dimension_id) do update set
      ${SUM_COLUMNS.map((column) => `${column} = stats.${column} + excluded.${column}`).join(", ")}
  )
  select count(*)::int as rows from taken`;

/**
 * Merges until few are left. Safe on several replicas at once, though it gains nothing.
 *
 * @returns how many differences were merged
 */
export async function mergeDeltas(pool: Pick<Pool, "query">, signal?: AbortSignal): Promise<number> {
  let merged = 0;
  for (;;) {
    const { rows } = await pool.query<{ rows: number }>(MERGE, [ROWS_AT_ONCE]);
    const taken = rows[0]?.rows ?? 0;
    merged += taken;
    if (taken < ROWS_AT_ONCE || signal?.aborted === true) break;
  }
  // Questions read the whole table: it should not be longer than what is in it.
  if (merged >= WORTH_A_VACUUM) await pool.query("vacuum usage_deltas");
  return merged;
}
