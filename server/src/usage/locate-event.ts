import { isStorableText } from "@tokenledger/model/usage-event";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { projectsWithEvent } from "./corrections.query.js";
import type { EventIdentity } from "./stored-usage.js";
import { unknownEvent } from "./unknown-event.js";

/** An event as a caller names it. */
export interface NamedEvent {
  /** The sender's id. */
  readonly eventId: string;
  /** Absent where the id alone says which one is meant. */
  readonly projectId: string | null | undefined;
}

/**
 * Which event is meant: an API key means one of its own project, a member names the project where the id
 * alone does not say it.
 *
 * @throws AppError NOT_FOUND, or BAD_INPUT when several projects have the id
 */
export async function locateEvent(
  { viewer, em }: RequestContext,
  { eventId, projectId }: NamedEvent,
): Promise<EventIdentity> {
  if (viewer === null) throw AppError.unauthenticated();
  if (!isStorableText(eventId)) throw unknownEvent(); // the database cannot even be asked
  const projects = (await projectsWithEvent(em.fork(), eventId)).filter((id) => {
    return (projectId == null || String(id) === projectId) && (viewer.kind === "MEMBER" || id === viewer.projectId);
  });
  const [only, another] = projects;
  if (only === undefined) throw unknownEvent();
  if (another !== undefined) {
    throw AppError.badInput("projectId", "the project, as several have an event with this id", projectId);
  }
  return { projectId: only, eventId };
}
