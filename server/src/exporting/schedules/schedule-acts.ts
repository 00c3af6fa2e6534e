import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../../access/audit.js";
import type { RequestContext } from "../../access/request-context.js";
import { readFilter } from "../../analytics/domain/read-filter.js";
import { readNarrowing } from "../../analytics/domain/read-narrowing.js";
import { AppError } from "../../core/errors.js";
import { readLine } from "../../core/read-line.js";
import { reportCalendar } from "../../reports/report-calendar.js";
import type { ReportCadence } from "../../reports/domain/report-cadence.js";
import { mayChange, requireMember } from "../jobs/export-acts.js";
import type { ExportConditions } from "../jobs/export-row.js";
import type { ExportShape } from "../export-request.js";
import { toldOf } from "../record-export.js";
import { beginsAfter } from "../domain/schedule-calendar.js";
import { type ScheduleRow, SCHEDULES_SQL } from "./schedule-row.js";

const LONGEST_NAME = 60;
const MOST_SCHEDULES = 50;
/** One for all who make one at the same time, so that they are counted. */
const ONE_AFTER_THE_OTHER = "lock table export_schedules in share row exclusive mode";

export interface ScheduleRequest extends ExportConditions {
  readonly name: string;
  readonly cadence: ReportCadence;
  readonly shape: ExportShape;
}

/**
 * Has a file written of each period from the running one on.
 *
 * @returns its id
 * @throws AppError BAD_INPUT naming the field, or CONFLICT when there are as many as there may be
 */
export function createSchedule(context: RequestContext, request: ScheduleRequest): Promise<number> {
  const { memberId } = requireMember(context);
  const { cadence, shape, ...asked } = request;
  const name = readLine("name", request.name, LONGEST_NAME);
  readFilter(asked.filter); // what cannot be asked is refused now, not in the night
  const narrow = readNarrowing(asked.narrow);
  const conditions: ExportConditions = { filter: asked.filter, costStates: asked.costStates, narrow: asked.narrow };
  return context.em.fork().transactional(async (em) => {
    await em.execute(ONE_AFTER_THE_OTHER);
    await refuseTooMany(em);
    const until = beginsAfter(cadence, await reportCalendar(em, context.clock()));
    const [made] = await em.execute<{ id: number }[]>(
      `insert into export_schedules (name, cadence, member_id, format, columns, bom, footer, conditions, exported_until)
       values (?, ?, ?, ?, string_to_array(?, ','), ?, ?, ?::jsonb, ?::date) returning id`,
      [
        name,
        cadence,
        memberId,
        shape.format,
        shape.columns.join(","),
        shape.bom,
        shape.footer,
        JSON.stringify(conditions),
        until,
      ],
    );
    if (made === undefined) throw new Error("a schedule that is added has an id");
    const { format, columns } = shape;
    const after = { name, cadence, ...toldOf({ format, columns, ...asked, narrow }) };
    const target = { kind: "exportSchedule", id: made.id };
    await recordAudit(em, context, { action: "exportSchedule.create", target, after });
    return made.id;
  });
}

/**
 * Stops it for a while, or lets it go on: with the running period, not with those that it let pass.
 *
 * @throws AppError NOT_FOUND or FORBIDDEN
 */
export function pauseSchedule(context: RequestContext, id: number, enabled: boolean): Promise<void> {
  return change(context, id, async (em, { cadence, enabled: before }) => {
    const until = beginsAfter(cadence, await reportCalendar(em, context.clock()));
    await em.execute(
      `update export_schedules set enabled = ?, exported_until = case when enabled then exported_until
         else greatest(exported_until, ?::date) end where id = ?`,
      [enabled, until, id],
    );
    const target = { kind: "exportSchedule", id };
    const act = enabled ? { action: "exportSchedule.resume" } : { action: "exportSchedule.pause" };
    await recordAudit(em, context, { ...act, target, before: { enabled: before }, after: { enabled } });
  });
}

/**
 * Ends it. Files that it wrote stay in the archive store.
 *
 * @throws AppError NOT_FOUND or FORBIDDEN
 */
export function deleteSchedule(context: RequestContext, id: number): Promise<void> {
  return change(context, id, async (em, { name, cadence }) => {
    await em.execute("update export_schedules set deleted_at = now(), enabled = false where id = ?", [id]);
    const target = { kind: "exportSchedule", id };
    await recordAudit(em, context, { action: "exportSchedule.delete", target, before: { name, cadence } });
  });
}

/** By who made it, or who administers members. */
function change(
  context: RequestContext,
  id: number,
  act: (em: EntityManager, row: ScheduleRow) => Promise<void>,
): Promise<void> {
  const viewer = requireMember(context);
  return context.em.fork().transactional(async (em) => {
    const [row] = await em.execute<ScheduleRow[]>(`${SCHEDULES_SQL} and s.id = ? for update of s`, [id]);
    if (row === undefined) throw AppError.notFound("export schedule");
    if (!mayChange(viewer, row.member_id)) throw AppError.forbidden("whoever made the schedule, or an administrator");
    await act(em, row);
  });
}

async function refuseTooMany(em: EntityManager): Promise<void> {
  const rows = await em.execute<object[]>("select from export_schedules where deleted_at is null");
  if (rows.length < MOST_SCHEDULES) return;
  throw AppError.conflict(`There are ${MOST_SCHEDULES} scheduled exports, which is as many as there may be.`);
}
