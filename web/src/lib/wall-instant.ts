import { parseDateTime, toZoned } from "@internationalized/date";

/**
 * The instant at which clocks of a zone show `2026-11-23T09:00`: `2026-11-23T00:00:00.000Z` in Seoul.
 * A time that clocks skip is the one after the gap; one that they show twice is the first.
 */
export function wallInstant(wallClock: string, timeZone: string): string {
  return toZoned(parseDateTime(wallClock), timeZone, "compatible").toAbsoluteString();
}
