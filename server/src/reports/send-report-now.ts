import { recordAuditOn } from "../access/audit.js";
import type { RequestContext } from "../access/request-context.js";
import { inTransaction } from "../core/in-transaction.js";
import { AppError } from "../core/errors.js";
import { readId } from "../core/read-id.js";
import { lastDuePeriod } from "./domain/report-period.js";
import { reportCalendar } from "./report-calendar.js";
import type { ReportParts } from "./send-due-reports.js";
import { composeReport, insertReport, type ToReport } from "./write-report.js";

const FIND = `
  select r.id, r.name, r.cadence, to_char(r.send_at, 'HH24:MI') as "sendAt", c.id as "channelId", c.language
  from scheduled_reports r join alert_channels c on c.id = r.channel_id where r.id = $1 and r.deleted_at is null`;

/**
 * Writes the report of the last period that is over, whether it was sent already or the report is off; what is sent by itself
 * stays what it was.
 *
 * @returns the id of the delivery
 * @throws AppError BAD_INPUT naming `id`; NOT_FOUND
 */
export async function sendReportNow(context: RequestContext, givenId: string, parts: ReportParts): Promise<string> {
  const id = readId("id", "report", givenId);
  const { rows } = await parts.pool.query<ToReport & { readonly sendAt: string }>(FIND, [id]);
  const [report] = rows;
  if (report === undefined) throw AppError.notFound("report");
  const calendar = await reportCalendar(context.em.fork(), context.clock());
  const period = lastDuePeriod({ cadence: report.cadence, sendAt: "00:00" }, calendar);
  const { zone, now } = calendar;
  const content = await composeReport(parts, report, { period, zone, now });
  return inTransaction(parts.pool, async (client, commit) => {
    const delivery = await insertReport(client, report.channelId, content);
    const target = { kind: "report", id };
    await recordAuditOn(client, context, { action: "report.send", target, after: { delivery, ...period } });
    await commit();
    return delivery;
  });
}
