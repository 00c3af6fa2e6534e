import type { RequestContext } from "../../access/request-context.js";
import { reportCalendar } from "../../reports/report-calendar.js";
import { mayChange, requireMember } from "../jobs/export-acts.js";
import { FORMATS, toConditions } from "../jobs/to-export.js";
import type { ExportScheduleType } from "./export-schedule.type.js";
import { nextWriting } from "../domain/schedule-calendar.js";
import { type ScheduleRow, SCHEDULES_SQL } from "./schedule-row.js";

/** By name. @throws AppError FORBIDDEN for who is no member */
export async function exportSchedules(context: RequestContext): Promise<readonly ExportScheduleType[]> {
  const viewer = requireMember(context);
  const em = context.em.fork();
  const calendar = await reportCalendar(em, context.clock());
  const rows = await em.execute<ScheduleRow[]>(`${SCHEDULES_SQL} order by s.name, s.id`);
  return rows.map(({ id, name, cadence, format, conditions, member, member_id, enabled, exported_until }) => ({
    id: String(id),
    name,
    cadence,
    format: FORMATS[format],
    conditions: toConditions(conditions),
    madeBy: member,
    enabled,
    nextAt: enabled ? nextWriting(cadence, exported_until, calendar) : null,
    canChange: mayChange(viewer, member_id),
  }));
}
