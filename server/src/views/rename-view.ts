import { recordAudit } from "../access/audit.js";
import { memberOf } from "../access/member-of.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import { readViewName } from "./read-view.js";
import { lockView } from "./lock-view.js";
import { namingView } from "./naming-view.js";
import type { SavedView } from "./saved-view.js";

/**
 * Calls a view of the member's own by another name.
 *
 * @throws AppError BAD_INPUT naming `name`; NOT_FOUND; FORBIDDEN for what somebody else shares; CONFLICT when the name is taken
 */
export function renameView(context: RequestContext, givenId: string, givenName: string): Promise<SavedView> {
  const viewer = memberOf(context);
  const id = readId("id", "view", givenId);
  const name = readViewName(givenName);
  return namingView(context.em, name, async (transaction) => {
    const view = await lockView(transaction, viewer, id);
    if (!view.isMine) throw AppError.forbidden("the member who saved the view");
    if (view.name === name) return view;
    await transaction.execute("update saved_views set name = ? where id = ?", [name, id]);
    await recordAudit(transaction, context, {
      action: "view.rename",
      target: { kind: "savedView", id },
      before: { name: view.name },
      after: { name },
    });
    return { ...view, name };
  });
}
