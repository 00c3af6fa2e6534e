import type { EntityManager } from "@mikro-orm/postgresql";
import type { MemberViewer } from "../access/viewer.js";
import { AppError } from "../core/errors.js";
import { SEEN_VIEWS, type SavedView, type SavedViewRow, toSavedView } from "./saved-view.js";

/**
 * Holds a view until the end of the transaction.
 *
 * @throws AppError NOT_FOUND for one that the member does not see: whether there is such a one is not theirs to know
 */
export async function lockView(em: EntityManager, viewer: MemberViewer, id: number): Promise<SavedView> {
  const statement = `${SEEN_VIEWS} and v.id = ? for update of v`;
  const [row] = await em.execute<SavedViewRow[]>(statement, [viewer.memberId, viewer.memberId, id]);
  if (row === undefined) throw AppError.notFound("view");
  return toSavedView(row, viewer);
}
