import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit, type AuditedAct } from "../../access/audit.js";
import { Permission } from "../../access/permission.js";
import type { RequestContext } from "../../access/request-context.js";
import type { MemberViewer } from "../../access/viewer.js";
import { AppError } from "../../core/errors.js";
import { NO_ROWS, writeTotals } from "../domain/export-totals.js";
import { canBeginAgain } from "./export-failure.js";
import { type ExportPlaces, isFileThere } from "./export-places.js";
import type { ExportRow } from "./export-row.js";
import { findExport } from "./exports.query.js";

/**
 * Stops an export; what is written of it goes.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN, or CONFLICT when it has ended
 */
export function cancelExport(context: RequestContext, id: number): Promise<void> {
  return change(context, id, async (em, { state }) => {
    if (state !== "waiting" && state !== "running")
      throw AppError.conflict(`An export that is ${state} cannot be cancelled.`);
    await em.execute("update exports set state = 'cancelled', finished_at = now() where id = ?", [id]);
    return { action: "export.cancel" };
  });
}

/**
 * Begins an export anew that did not become a file, or whose file is gone: with the requests of now.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when it is under way or its file is there, or UNAVAILABLE when nobody can say
 */
export async function retryExport(context: RequestContext, places: ExportPlaces, id: number): Promise<void> {
  const viewer = requireMember(context);
  // Before the row is locked: a store may take its time. It is asked for nobody who may not.
  const row = await findExport(context.em.fork(), id);
  requireRight(viewer, row.member_id);
  const isLost = row.state === "done" && (canBeginAgain(row) || !(await isFileThere(places, row)));
  await change(context, id, async (transaction, found) => {
    if (!canBeginAgain(found) && !(isLost && found.state === "done"))
      throw AppError.conflict(`An export that is ${found.state} cannot be tried again.`);
    await transaction.execute(
      `update exports set state = 'waiting', requested_at = now(), as_of = now(), cursor = null, is_written = false, written_bytes = 0,
         totals = ?::jsonb, started_at = null, finished_at = null, expires_at = null, bytes = null, sha256 = null, object_key = null,
         failures = 0, error = null, failure_code = null, failure_told = false, archived_before = null
       where id = ?`,
      [JSON.stringify(writeTotals(NO_ROWS)), id],
    );
    return { action: "export.retry", ...(isLost && { after: { fileWasLost: true } }) };
  });
}

type Found = Pick<ExportRow, "state" | "member_id" | "failure_code">;

/** By who asked for it, or who administers members. */
function change(
  context: RequestContext,
  id: number,
  act: (em: EntityManager, found: Found) => Promise<Pick<AuditedAct, "action" | "after">>,
): Promise<void> {
  const viewer = requireMember(context);
  return context.em.fork().transactional(async (em) => {
    const [found] = await em.execute<Found[]>(
      "select state, member_id, failure_code from exports where id = ? for update",
      [id],
    );
    if (found === undefined) throw AppError.notFound("export");
    requireRight(viewer, found.member_id);
    const done = await act(em, found);
    await recordAudit(em, context, { ...done, target: { kind: "export", id }, before: { state: found.state } });
  });
}

export function mayChange(viewer: MemberViewer, memberId: number): boolean {
  return viewer.memberId === memberId || viewer.permissions.includes(Permission.MANAGE_MEMBERS);
}

function requireRight(viewer: MemberViewer, memberId: number): void {
  if (!mayChange(viewer, memberId)) throw AppError.forbidden("whoever asked for the export, or an administrator");
}

export function requireMember({ viewer }: Pick<RequestContext, "viewer">): MemberViewer {
  if (viewer?.kind !== "MEMBER") throw AppError.forbidden("somebody who is signed in to the console");
  return viewer;
}
