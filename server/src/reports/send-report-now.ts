import { recordAudit } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import { statementsOf } from "../core/statements.js";
import { lastDuePeriod, type ReportPeriod } from "./domain/report-period.js";
import { reportCalendar } from "./report-calendar.js";
import { composeReport, insertReport, type ReportSource, type ToReport } from "./write-report.js";

const FIND = `
  select r.id, r.name, r.cadence, to_char(r.send_at, 'HH24:MI') as "sendAt", c.id as "channelId", c.language
  from scheduled_reports r join alert_channels c on c.id = r.channel_id where r.id = ? and r.deleted_at is null`;

/** One after the other, so that who comes second sees what the first wrote. */
const HOLD = 'select channel_id as "channelId" from scheduled_reports where id = ? and deleted_at is null for update';

/** By the database's clock, as all times of deliveries. */
const WRITTEN_JUST_NOW = `
  select id from alert_deliveries
  where channel_id = ? and kind = 'REPORT' and (status = 'WAITING' or created_at > now() - interval '10 seconds')
    and content #>> '{message,event,data,report,id}' = ? and content #>> '{message,event,data,period,start}' = ?
  order by created_at desc limit 1`;

/**
 * Writes the report of the last period that is over, whether it was sent already or the report is off; what is sent by itself
 * stays what it was. Asked for once more at the same time, or while it waits, it is the same message.
 *
 * @returns the id of the delivery
 * @throws AppError BAD_INPUT naming `id`; NOT_FOUND
 */
export async function sendReportNow(context: RequestContext, givenId: string, source: ReportSource): Promise<string> {
  const id = readId("id", "report", givenId);
  const [report] = await context.em.fork().execute<(ToReport & { readonly sendAt: string })[]>(FIND, [id]);
  if (report === undefined) throw AppError.notFound("report");
  const calendar = await reportCalendar(context.em.fork(), context.clock());
  const period = lastDuePeriod({ cadence: report.cadence, sendAt: "00:00" }, calendar);
  const { zone, now } = calendar;
  const content = await composeReport(source, report, { period, zone, now });
  const delivery = await writeOnce(context, { report, period, content });
  return delivery ?? sendReportNow(context, givenId, source);
}

interface Composed {
  readonly report: ToReport;
  readonly period: ReportPeriod;
  readonly content: { readonly message: object };
}

/** @returns null when another channel was chosen since it was composed, maybe in another language */
function writeOnce(context: RequestContext, { report, period, content }: Composed): Promise<string | null> {
  const { id, channelId } = report;
  return context.em.transactional(async (em) => {
    const [held] = await em.execute<{ channelId: number }[]>(HOLD, [id]);
    if (held === undefined) throw AppError.notFound("report");
    if (held.channelId !== channelId) return null;
    const [written] = await em.execute<{ id: string }[]>(WRITTEN_JUST_NOW, [channelId, String(id), period.start]);
    const delivery = written?.id ?? (await insertReport(statementsOf(em), channelId, content));
    const target = { kind: "report", id };
    await recordAudit(em, context, { action: "report.send", target, after: { delivery, ...period } });
    return delivery;
  });
}
