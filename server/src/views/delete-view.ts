import { recordAudit } from "../access/audit.js";
import { memberOf } from "../access/member-of.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import { lockView } from "./lock-view.js";

/**
 * Removes a view, for everybody where it is shared.
 *
 * @returns its id
 * @throws AppError NOT_FOUND; FORBIDDEN for what somebody else shares, without the right to change settings
 */
export function deleteView(context: RequestContext, givenId: string): Promise<string> {
  const viewer = memberOf(context);
  const id = readId("id", "view", givenId);
  return context.em.transactional(async (transaction) => {
    const view = await lockView(transaction, viewer, id);
    if (!view.canDelete) throw AppError.forbidden("the member who saved the view, or the right to change settings");
    await transaction.execute("delete from saved_views where id = ?", [id]);
    await recordAudit(transaction, context, {
      action: "view.delete",
      target: { kind: "savedView", id },
      before: { name: view.name, page: view.page, shared: view.shared },
    });
    return view.id;
  });
}
