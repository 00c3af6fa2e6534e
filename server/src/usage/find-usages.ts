import type { EntityManager } from "@mikro-orm/postgresql";
import { readUsage, type StoredUsage, type UsageRow } from "./stored-usage.js";

/** Stored events of a project by their ids; absent is what is not there, or whose raw row is no longer kept. */
export async function findUsages(
  em: EntityManager,
  projectId: number,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, StoredUsage["usage"]>> {
  if (eventIds.length === 0) return new Map();
  const rows = await em.execute<UsageRow[]>(
    `select u.* from usage_event_ids i
     join token_usage u on u.created_at = i.created_at and u.project_id = i.project_id and u.event_id = i.event_id
     where i.project_id = ? and i.event_id in (${eventIds.map(() => "?").join(", ")})`,
    [projectId, ...eventIds],
  );
  return new Map(rows.map((row) => [row.event_id, readUsage(row).usage]));
}
