import type { EntityManager } from "@mikro-orm/postgresql";
import { recordAudit } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import { lastDuePeriod } from "./domain/report-period.js";
import { type CheckedReport, readReport, type ReportRequest } from "./read-report.js";
import { reportCalendar } from "./report-calendar.js";

const MOST_REPORTS = 50;
/** One for all who make a report at the same time, so that they are counted. */
const ONE_AFTER_THE_OTHER = "lock table scheduled_reports in share row exclusive mode";

/** A report as it was seen. */
export interface SeenReport {
  readonly id: string;
  readonly version: number;
}

/**
 * What is due already is not sent: the first report is the next one.
 *
 * @returns its id
 * @throws AppError BAD_INPUT naming the field; CONFLICT when there are as many as there may be
 */
export function createReport(context: RequestContext, request: ReportRequest): Promise<number> {
  const report = readReport(request);
  return context.em.transactional(async (em) => {
    await em.execute(ONE_AFTER_THE_OTHER);
    await refuseTooMany(em);
    await refuseUnknownChannel(em, report.channelId);
    const now = context.clock();
    const [made] = await em.execute<{ id: number }[]>(
      `insert into scheduled_reports (name, cadence, send_at, channel_id, enabled, reported_until, created_at, updated_at)
       values (?, ?, ?::time, ?, ?, ?::date, ?, ?) returning id`,
      [...valuesOf(report), await reportedUntil(em, report, now), now, now],
    );
    if (made === undefined) throw new Error("a report that is added has an id");
    await recordAudit(em, context, { action: "report.create", target: { kind: "report", id: made.id }, after: report });
    return made.id;
  });
}

/**
 * Where how often, or when, it is sent changes, what is due by then is not sent; nor is what came due while it was off.
 *
 * @returns its id
 * @throws AppError BAD_INPUT naming the field; NOT_FOUND; CONFLICT when somebody changed it since
 */
export function updateReport(context: RequestContext, seen: SeenReport, request: ReportRequest): Promise<number> {
  const report = readReport(request);
  return context.em.transactional(async (em) => {
    const { id, reportedUntil: former, ...before } = await holdReport(em, seen);
    await refuseUnknownChannel(em, report.channelId);
    const now = context.clock();
    const goesOn = before.cadence === report.cadence && before.sendAt === report.sendAt && before.enabled;
    const until = goesOn ? former : await reportedUntil(em, report, now);
    await em.execute(
      `update scheduled_reports set name = ?, cadence = ?, send_at = ?::time, channel_id = ?, enabled = ?,
         reported_until = greatest(reported_until, ?::date), updated_at = ?, version = version + 1 where id = ?`,
      [...valuesOf(report), until, now, id],
    );
    const target = { kind: "report", id };
    await recordAudit(em, context, { action: "report.update", target, before, after: report });
    return id;
  });
}

/** @throws AppError BAD_INPUT naming `id`; NOT_FOUND; CONFLICT when somebody changed it since */
export function deleteReport(context: RequestContext, seen: SeenReport): Promise<void> {
  return context.em.transactional(async (em) => {
    const { id, reportedUntil: _, ...before } = await holdReport(em, seen);
    const now = context.clock();
    await em.execute(
      `update scheduled_reports set deleted_at = ?, enabled = false, updated_at = ?, version = version + 1 where id = ?`,
      [now, now, id],
    );
    await recordAudit(em, context, { action: "report.delete", target: { kind: "report", id }, before });
  });
}

interface HeldReport extends CheckedReport {
  readonly id: number;
  readonly reportedUntil: string | null;
}

async function holdReport(em: EntityManager, { id: givenId, version }: SeenReport): Promise<HeldReport> {
  const id = readId("id", "report", givenId);
  const [row] = await em.execute<(HeldReport & { readonly version: number })[]>(
    `select id, name, cadence, to_char(send_at, 'HH24:MI') as "sendAt", channel_id as "channelId", enabled, version,
       reported_until::text as "reportedUntil"
     from scheduled_reports where id = ? and deleted_at is null for update`,
    [id],
  );
  if (row === undefined) throw AppError.notFound("report");
  const { version: current, ...held } = row;
  if (current === version) return held;
  throw AppError.conflict("Somebody changed this report since. Look at it again, then decide.", "version");
}

async function reportedUntil(em: EntityManager, report: CheckedReport, now: Date): Promise<string> {
  return lastDuePeriod(report, await reportCalendar(em, now)).end;
}

function valuesOf({ name, cadence, sendAt, channelId, enabled }: CheckedReport): readonly unknown[] {
  return [name, cadence, sendAt, channelId, enabled];
}

async function refuseTooMany(em: EntityManager): Promise<void> {
  const [counted] = await em.execute<{ count: number }[]>(
    "select count(*)::int as count from scheduled_reports where deleted_at is null",
  );
  if ((counted?.count ?? 0) < MOST_REPORTS) return;
  throw AppError.conflict(`There are ${MOST_REPORTS} reports, which is as many as there may be. Delete one first.`);
}

/** Held, so that nobody deletes it meanwhile. */
async function refuseUnknownChannel(em: EntityManager, id: number): Promise<void> {
  const found = await em.execute("select 1 from alert_channels where id = ? and deleted_at is null for share", [id]);
  if (found.length === 0) throw AppError.badInput("channelId", "the id of a channel", String(id));
}
