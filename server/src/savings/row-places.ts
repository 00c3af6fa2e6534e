import { sql } from "kysely";

/**
 * Rows of `token_usage` by where they are, to be joined as `p(at, id)` to `e`: each is looked up by the primary
 * key.
 *
 * @param places `time/id`
 */
export function rowPlaces(places: readonly string[]) {
  const at = [...new Set(places)].map((place) => place.split("/"));
  const times = sql`${sql.val(at.map(([time]) => time))}::timestamptz[]`;
  const ids = sql`${sql.val(at.map(([, id]) => id))}::bigint[]`;
  return sql<{ at: string; id: string }>`unnest(${times}, ${ids})`.as<"p">(sql`p(at, id)`);
}
