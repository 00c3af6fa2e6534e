import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Clock } from "../core/clock.js";
import { eachInTurn } from "../core/each-in-turn.js";
import { inTransaction } from "../core/in-transaction.js";
import { nextDuePeriod, type ReportCalendar, type ReportPeriod } from "./domain/report-period.js";
import { reportCalendar } from "./report-calendar.js";
import { composeReport, insertReport, type ReportSource, type ToReport } from "./write-report.js";

export interface ReportParts extends ReportSource {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Scheduled extends ToReport {
  readonly sendAt: string;
  readonly version: number;
  readonly reportedUntil: string;
}

const SCHEDULED = `
  select r.id, r.name, r.cadence, to_char(r.send_at, 'HH24:MI') as "sendAt", r.version, c.id as "channelId", c.language,
    r.reported_until::text as "reportedUntil"
  from scheduled_reports r join alert_channels c on c.id = r.channel_id
  where r.enabled and r.deleted_at is null and r.reported_until is not null and c.deleted_at is null order by r.id`;

/** Who was first has moved it on: nobody else's message is written. */
const MOVE_ON = `
  update scheduled_reports set reported_until = $4
  where id = $1 and version = $2 and reported_until = $3::date and enabled and deleted_at is null`;

/**
 * Writes reports that are due into the outbox, each period of each once: what it was reported until moves on in the
 * transaction that writes the message, so a process that ends before it has sent nothing, and one that ends after it nothing
 * again.
 *
 * @param isEnding whether to leave what is left to the next run
 * @returns how many were written
 * @throws AggregateError when one could not be; the others are written all the same
 */
export async function sendDueReports(parts: ReportParts, isEnding = () => false): Promise<number> {
  const { orm, pool, clock, logger } = parts;
  const calendar = await reportCalendar(orm.em.fork(), clock());
  const { rows } = await pool.query<Scheduled>(SCHEDULED);
  return eachInTurn(rows, { what: "report", logger, isEnding }, async (scheduled) => {
    let { reportedUntil } = scheduled;
    for (let written = 0; ; written += 1) {
      const period = nextDuePeriod(scheduled, reportedUntil, calendar);
      if (period === null || isEnding()) return written;
      const isWritten = await sendOne(parts, { ...scheduled, reportedUntil }, { period, calendar });
      if (!isWritten) return written;
      reportedUntil = period.end;
    }
  });
}

interface Due {
  readonly period: ReportPeriod;
  readonly calendar: ReportCalendar;
}

async function sendOne(parts: ReportParts, scheduled: Scheduled, { period, calendar }: Due): Promise<boolean> {
  const { zone, now } = calendar;
  const content = await composeReport(parts, scheduled, { period, zone, now });
  return inTransaction(parts.pool, async (client, commit) => {
    const { id, version, reportedUntil, channelId } = scheduled;
    const { rowCount } = await client.query(MOVE_ON, [id, version, reportedUntil, period.end]);
    if (rowCount === 0) return false;
    await insertReport(client, channelId, content);
    await commit();
    return true;
  });
}
