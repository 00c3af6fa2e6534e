import { sql } from "kysely";
import type { Question } from "../analytics/question.js";
import { readUsageEvent, type UsageEventAnswer } from "../analytics/usage-event-row.js";
import { selectUsageEvents } from "../analytics/usage-events.query.js";

/**
 * Requests by where their rows are, of which there are some hundred at most: each is looked up by the primary
 * key. One that is gone is not in the answer.
 *
 * @param places `time/id`
 */
export async function selectSamples(
  { db }: Question,
  places: readonly string[],
): Promise<ReadonlyMap<string, UsageEventAnswer>> {
  if (places.length === 0) return new Map();
  const at = [...new Set(places)].map((place) => place.split("/"));
  const times = sql`${sql.val(at.map(([time]) => time))}::timestamptz[]`;
  const ids = sql`${sql.val(at.map(([, id]) => id))}::bigint[]`;
  const rows = await selectUsageEvents(db)
    .innerJoin(sql<{ at: string; id: string }>`unnest(${times}, ${ids})`.as<"p">(sql`p(at, id)`), (join) =>
      join.onRef("p.at", "=", "e.created_at").onRef("p.id", "=", "e.id"),
    )
    .execute();
  return new Map(rows.map((row) => [`${row.created_at}/${row.id}`, readUsageEvent(row)]));
}
