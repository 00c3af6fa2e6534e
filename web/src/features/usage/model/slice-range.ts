import type { AxisGrain } from "../../../charts/tick-indexes";
import { addDays, addMonths } from "../../../lib/calendar-day";
import type { RangeToken } from "../../../lib/date-range";
import { localDateTime } from "../../../lib/format";
import type { Grain } from "../../../lib/graphql/graphql";

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

/** From the first bucket to the end of the last. */
export function spanRange(first: string, last: string, grain: AxisGrain): RangeToken {
  const [from = ""] = sliceRange(first, grain).split("..");
  const [, to = ""] = sliceRange(last, grain).split("..");
  return `${from}..${to}`;
}

interface Span {
  start: string;
  end: string;
  grain: Grain;
}

/** A day or an hour between two instants as a range for the address. */
export function instantRange({ start, end, grain }: Span, timeZone: string): RangeToken {
  const [from, to] = [localDateTime(Date.parse(start), timeZone), localDateTime(Date.parse(end), timeZone)];
  return grain === "HOUR" ? `${from}..${to}` : sliceRange(from.slice(0, 10), "DAY");
}
