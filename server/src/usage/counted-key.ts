/** What rollups are kept by that is a column of a raw row as well. */
const SHARED_COLUMNS = ["project_id", "provider", "model", "feature", "operation", "status"];

/**
 * The API key under which sums count a raw row: none for what was recorded before keys were told apart. Whoever
 * compares raw rows with sums, or adds them up beside sums, goes by this.
 *
 * @param row the alias of `token_usage`
 */
export function countedKey(row: string): string {
  return `case when ${row}.recorded_at >= (
    select (value #>> '{}')::timestamptz from settings where key = 'keysCountedSince'
  ) then ${row}.api_key_id end`;
}

/** To be joined with a raw row: its dimension set, as `d`. */
export function dimensionsOf(row: string): string {
  const shared = SHARED_COLUMNS.map((column) => `d.${column} = ${row}.${column}`).join(" and ");
  // Equal, not "not distinct": only then the join can be hashed by it.
  return `usage_dimensions d on ${shared} and coalesce(d.api_key_id, 0) = coalesce(${countedKey(row)}, 0)`;
}
