import type { EntityManager } from "@mikro-orm/postgresql";
import { readUsage, type EventIdentity, type StoredUsage, type UsageRow } from "./stored-usage.js";
import { unknownEvent } from "./unknown-event.js";

/** A stored event with when it arrived. */
export interface FoundUsage extends StoredUsage {
  readonly recordedAt: Date;
}

type FoundRow = UsageRow & { readonly recorded_at: string };

/** @throws AppError NOT_FOUND when no event has that identity, or its raw row is no longer kept */
export async function findUsage(em: EntityManager, { projectId, eventId }: EventIdentity): Promise<FoundUsage> {
  const [row] = await em.execute<FoundRow[]>(
    `select u.* from usage_event_ids i
     join token_usage u on u.created_at = i.created_at and u.project_id = i.project_id and u.event_id = i.event_id
     where i.project_id = ? and i.event_id = ?`,
    [projectId, eventId],
  );
  if (row === undefined) throw unknownEvent();
  return { ...readUsage(row), recordedAt: new Date(row.recorded_at) };
}
