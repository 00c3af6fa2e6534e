import { Temporal } from "temporal-polyfill";
import { dayOf, type LocalWindow, monthOf, weekOf } from "../../core/domain/local-window.js";
import { ReportCadence } from "./report-cadence.js";

export type ReportPeriod = LocalWindow;

export interface ReportRule {
  readonly cadence: ReportCadence;
  /** On the clock of the reporting timezone, such as `09:00`. */
  readonly sendAt: string;
}

export interface ReportCalendar {
  readonly now: Date;
  readonly zone: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekStart: number;
}

/** What was missed for longer, since no server ran, is not sent any more; of what is longer, the last one is. */
const MISSED_DAYS = 7;

/** The last period that a report is due of: over, and past the time of day at which it is sent. */
export function lastDuePeriod(rule: ReportRule, calendar: ReportCalendar): ReportPeriod {
  const today = localNow(calendar).toPlainDate();
  const running = periodOf(rule.cadence, today, calendar);
  const over = periodBefore(rule.cadence, running.start, calendar);
  return isDue(over, rule, calendar) ? over : periodBefore(rule.cadence, over.start, calendar);
}

/**
 * The period that a report is to be sent of next, when it is due.
 *
 * @param reportedUntil the day up to which, exclusive, periods were reported
 */
export function nextDuePeriod(rule: ReportRule, reportedUntil: string, calendar: ReportCalendar): ReportPeriod | null {
  const last = lastDuePeriod(rule, calendar);
  if (last.end <= reportedUntil) return null;
  const oldest = localNow(calendar).toPlainDate().subtract({ days: MISSED_DAYS }).toString();
  const from = reportedUntil < oldest ? oldest : reportedUntil;
  const next = periodOf(rule.cadence, Temporal.PlainDate.from(from), calendar);
  return next.start < last.start ? next : last;
}

/**
 * When the next period is to be sent; past where it is due already.
 *
 * @param reportedUntil the day up to which, exclusive, periods were reported
 */
export function nextSending(rule: ReportRule, reportedUntil: string, calendar: ReportCalendar): Date {
  const due = nextDuePeriod(rule, reportedUntil, calendar);
  if (due !== null) return sendingOf(due, rule, calendar);
  const unreported = lastDuePeriod(rule, calendar).end;
  const from = reportedUntil < unreported ? unreported : reportedUntil;
  return sendingOf(periodOf(rule.cadence, Temporal.PlainDate.from(from), calendar), rule, calendar);
}

function isDue(period: ReportPeriod, rule: ReportRule, calendar: ReportCalendar): boolean {
  return sendingOf(period, rule, calendar) <= calendar.now;
}

function sendingOf({ end }: ReportPeriod, { sendAt }: ReportRule, { zone }: ReportCalendar): Date {
  const sending = Temporal.PlainDate.from(end).toZonedDateTime({ timeZone: zone, plainTime: sendAt });
  return new Date(sending.epochMilliseconds);
}

function periodBefore(cadence: ReportCadence, start: string, calendar: ReportCalendar): ReportPeriod {
  return periodOf(cadence, Temporal.PlainDate.from(start).subtract({ days: 1 }), calendar);
}

/** The period that a date lies in. */
function periodOf(cadence: ReportCadence, date: Temporal.PlainDate, { weekStart }: ReportCalendar): ReportPeriod {
  switch (cadence) {
    case ReportCadence.DAY:
      return dayOf(date);
    case ReportCadence.WEEK:
      return weekOf(date, weekStart);
    case ReportCadence.MONTH:
      return monthOf(date);
  }
}

function localNow({ now, zone }: ReportCalendar): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
}
