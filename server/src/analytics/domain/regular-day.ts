import type { Temporal } from "temporal-polyfill";
import { toDate } from "../../core/domain/zoned-time.js";

const DAY_MS = 24 * 3_600_000;

/** Whether a day has 24 hours from 00:00 on: no clock has moved forth and back within one day since 2000. */
export function isRegularDay(day: Temporal.ZonedDateTime, next: Temporal.ZonedDateTime): boolean {
  return day.hour === 0 && day.minute === 0 && toDate(next).getTime() - toDate(day).getTime() === DAY_MS;
}
