import type { RequestContext } from "../access/request-context.js";
import { locateEvent, type NamedEvent } from "../usage/locate-event.js";
import { unknownEvent } from "../usage/unknown-event.js";
import { inSnapshot } from "./question.js";
import { readUsageEvent, type UsageEventAnswer } from "./usage-event-row.js";
import { selectUsageEvents } from "./usage-events.query.js";

/**
 * One request by the sender's id.
 *
 * @throws AppError NOT_FOUND, or BAD_INPUT when several projects have the id
 */
export async function usageEvent(context: RequestContext, named: NamedEvent): Promise<UsageEventAnswer> {
  const { projectId, eventId } = await locateEvent(context, named);
  const row = await inSnapshot(context.em, (db) =>
    selectUsageEvents(db)
      .innerJoin("usage_event_ids as i", (join) =>
        join
          .onRef("i.created_at", "=", "e.created_at")
          .onRef("i.project_id", "=", "e.project_id")
          .onRef("i.event_id", "=", "e.event_id"),
      )
      .where("i.project_id", "=", projectId)
      .where("i.event_id", "=", eventId)
      .executeTakeFirst(),
  );
  if (row === undefined) throw unknownEvent();
  return readUsageEvent(row);
}
