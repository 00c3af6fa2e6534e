import type { EntityManager } from "@mikro-orm/postgresql";
import type { MemberViewer } from "../access/viewer.js";
import { SEEN_VIEWS, type SavedView, type SavedViewRow, toSavedView } from "./saved-view.js";

/**
 * What a member sees, by name: their own, and what others share.
 *
 * @param page null for all pages
 */
export async function savedViews(em: EntityManager, viewer: MemberViewer, page: string | null): Promise<SavedView[]> {
  const rows = await em.execute<SavedViewRow[]>(
    `${SEEN_VIEWS} and (?::text is null or v.page = ?) order by lower(v.name), v.id`,
    [viewer.memberId, viewer.memberId, page, page],
  );
  return rows.map((row) => toSavedView(row, viewer));
}
