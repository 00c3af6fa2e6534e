import type { AxisGrain } from "../../../charts/tick-indexes";
import { addDays, addMonths } from "../../../lib/calendar-day";
import type { RangeToken } from "../../../lib/date-range";

/** The bucket as a range for the address, from its local start: whole days where it is made of days. */
export function sliceRange(label: string, grain: AxisGrain): RangeToken {
  const day = label.slice(0, 10);
  switch (grain) {
    case "DAY":
      return `${day}..${day}`;
    case "WEEK":
      return `${day}..${addDays(day, 6)}`;
    case "MONTH":
      return `${day}..${addDays(addMonths(day, 1), -1)}`;
    case "HOUR":
      return `${label}..${later(label, 60)}`;
    case "QUARTER_HOUR":
      return `${label}..${later(label, 15)}`;
  }
}

/** On the wall clock: the address names local times, and the server knows what they mean. */
function later(label: string, minutes: number): string {
  return new Date(Date.parse(`${label}Z`) + minutes * 60_000).toISOString().slice(0, 16);
}
