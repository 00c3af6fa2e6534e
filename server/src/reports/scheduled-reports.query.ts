import type { EntityManager } from "@mikro-orm/postgresql";
import { AppError } from "../core/errors.js";
import { nextSending, type ReportCalendar } from "./domain/report-period.js";
import { reportCalendar } from "./report-calendar.js";
import type { ScheduledReport } from "./scheduled-report.js";

type ReportRow = Omit<ScheduledReport, "nextAt" | "createdAt" | "updatedAt"> & {
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** By name; those that were deleted are gone. */
export async function scheduledReports(
  em: EntityManager,
  now: Date,
  id: number | null = null,
): Promise<ScheduledReport[]> {
  const calendar = await reportCalendar(em, now);
  const rows = await em.execute<ReportRow[]>(
    `select r.id::text as id, r.version, r.name, r.cadence, to_char(r.send_at, 'HH24:MI') as "sendAt", r.enabled,
       r.reported_until::text as "reportedUntil", r.created_at as "createdAt", r.updated_at as "updatedAt",
       jsonb_build_object('id', c.id::text, 'name', c.name, 'kind', c.kind, 'isFailing', c.failing_since is not null) as channel
     from scheduled_reports r join alert_channels c on c.id = r.channel_id
     where r.deleted_at is null and (?::int is null or r.id = ?::int) order by lower(r.name), r.id`,
    [id, id],
  );
  return rows.map((row) => ({
    ...row,
    nextAt: nextAt(row, calendar),
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
  }));
}

function nextAt(row: ReportRow, calendar: ReportCalendar): Date | null {
  return row.enabled && row.reportedUntil !== null ? nextSending(row, row.reportedUntil, calendar) : null;
}

/** @throws AppError NOT_FOUND */
export async function scheduledReport(em: EntityManager, now: Date, id: number): Promise<ScheduledReport> {
  const [report] = await scheduledReports(em, now, id);
  if (report === undefined) throw AppError.notFound("report");
  return report;
}
