import { Temporal } from "temporal-polyfill";
import { inZone } from "../../core/domain/zoned-time.js";

/**
 * The last `count` local dates, ascending, up to the later one of what is today in the two zones: what was
 * recorded a moment ago is on one of them in both.
 */
export function lastDates(now: Date, [zone, other]: readonly [string, string], count: number): readonly string[] {
  const [here, there] = [inZone(now, zone).toPlainDate(), inZone(now, other).toPlainDate()];
  const last = Temporal.PlainDate.compare(here, there) < 0 ? there : here;
  return Array.from({ length: count }, (_, at) => last.subtract({ days: count - 1 - at }).toString());
}
