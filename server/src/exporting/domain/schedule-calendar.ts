import { Temporal } from "temporal-polyfill";
import type { LocalWindow } from "../../core/domain/local-window.js";
import type { ReportCadence } from "../../reports/domain/report-cadence.js";
import { lastDuePeriod, nextDuePeriod, nextSending, type ReportCalendar } from "../../reports/domain/report-period.js";

/**
 * A period is written hours after its end, on the clock of the reporting timezone: by then what senders kept back and
 * tried again has arrived. Not at the hour of the nightly archives.
 */
const WRITTEN_AT = "03:30";

const ruleOf = (cadence: ReportCadence) => ({ cadence, sendAt: WRITTEN_AT });

/** The local day up to which, exclusive, nothing is written any more of what begins now: its first file is the next one. */
export function beginsAfter(cadence: ReportCadence, calendar: ReportCalendar): string {
  return lastDuePeriod(ruleOf(cadence), calendar).end;
}

/** The oldest period that is over, settled and not written; null when there is none. */
export function nextPeriod(cadence: ReportCadence, until: string, calendar: ReportCalendar): LocalWindow | null {
  return nextDuePeriod(ruleOf(cadence), until, calendar);
}

/** When the next file is written. */
export function nextWriting(cadence: ReportCadence, until: string, calendar: ReportCalendar): Date {
  return nextSending(ruleOf(cadence), until, calendar);
}

/** The instants between which the days of a period lie. */
export function instantsOf({ start, end }: LocalWindow, zone: string): { readonly from: Date; readonly to: Date } {
  const beginOf = (day: string) => new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
  return { from: beginOf(start), to: beginOf(end) };
}
