import { floorToQuarterHour, inZone } from "../../core/domain/zoned-time.js";

/**
 * Writes instants in the clock of a zone, with its offset then: `2026-11-23T14:07:00.123+09:00`. A zone changes its
 * offset at a quarter of an hour only, so that of the last one asked about is kept: rows come in the order of time.
 */
export function localTimeIn(timezone: string): (instant: Date) => string {
  let known = { quarter: Number.NaN, offset: "", offsetMs: 0 };
  return (instant) => {
    const quarter = floorToQuarterHour(instant);
    if (known.quarter !== quarter.getTime()) {
      const { offset, offsetNanoseconds } = inZone(quarter, timezone);
      known = { quarter: quarter.getTime(), offset, offsetMs: offsetNanoseconds / 1_000_000 };
    }
    return new Date(instant.getTime() + known.offsetMs).toJSON().slice(0, -1) + known.offset;
  };
}
