import type { Question } from "../analytics/question.js";
import { readUsageEvent, type UsageEventAnswer } from "../analytics/usage-event-row.js";
import { selectUsageEvents } from "../analytics/usage-events.query.js";
import { rowPlaces } from "./row-places.js";

/** Requests by where their rows are, of which there are some hundred at most. One that is gone is not in the answer. */
export async function selectSamples(
  { db }: Question,
  places: readonly string[],
): Promise<ReadonlyMap<string, UsageEventAnswer>> {
  if (places.length === 0) return new Map();
  const rows = await selectUsageEvents(db)
    .innerJoin(rowPlaces(places), (join) => join.onRef("p.at", "=", "e.created_at").onRef("p.id", "=", "e.id"))
    .execute();
  return new Map(rows.map((row) => [`${row.created_at}/${row.id}`, readUsageEvent(row)]));
}
