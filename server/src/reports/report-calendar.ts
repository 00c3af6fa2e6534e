import type { EntityManager } from "@mikro-orm/postgresql";
import { readSettings } from "../core/settings.js";
import type { ReportCalendar } from "./domain/report-period.js";

/** What days and weeks are, on the clock of the reporting timezone. */
export async function reportCalendar(em: EntityManager, now: Date): Promise<ReportCalendar> {
  const { reportingTimezone: zone, weekStart } = await readSettings(em);
  return { now, zone, weekStart };
}
