import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../access/audit.js";
import { memberOf } from "../access/member-of.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { readView, type ViewRequest } from "./read-view.js";
import { lockView } from "./lock-view.js";
import { namingView } from "./naming-view.js";
import type { SavedView } from "./saved-view.js";

const MOST_VIEWS = 100;

/**
 * Keeps a view for the member who asks, and for all members where it is shared.
 *
 * The audit log is told its name and page, not its search: that may name a note, and the note of an app user who
 * is erased has to go from everywhere.
 *
 * @throws AppError BAD_INPUT naming the field; CONFLICT when the name is taken or there are too many
 */
export function saveView(context: RequestContext, given: ViewRequest): Promise<SavedView> {
  const viewer = memberOf(context);
  const { memberId } = viewer;
  const { name, page, search, shared } = readView(given);
  return namingView(context.em, name, async (transaction) => {
    await refuseTooMany(transaction, memberId);
    const [stored] = await transaction.execute<{ id: number }[]>(
      "insert into saved_views (member_id, name, page, search, shared, created_at) values (?, ?, ?, ?, ?, ?) returning id",
      [memberId, name, page, search, shared, context.clock()],
    );
    if (stored === undefined) throw new Error("a view was stored but not answered");
    await recordAudit(transaction, context, {
      action: "view.save",
      target: { kind: "savedView", id: stored.id },
      after: { name, page, shared },
    });
    return lockView(transaction, viewer, stored.id);
  });
}

/** Holds the member, so that of two views at once the second is counted with the first. */
async function refuseTooMany(em: EntityManager, memberId: number): Promise<void> {
  await em.execute("select 1 from members where id = ? for no key update", [memberId]);
  const [counted] = await em.execute<{ views: number }[]>(
    "select count(*)::int as views from saved_views where member_id = ?",
    [memberId],
  );
  if ((counted?.views ?? 0) < MOST_VIEWS) return;
  throw AppError.conflict(`You have ${MOST_VIEWS} saved views, which is as many as there may be. Delete one first.`);
}
