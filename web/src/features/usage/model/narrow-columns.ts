import type { MeterChoice } from "../../../lib/url-grammar";

/** Whether a figure of the ranking is also shown on a phone: what things cost, and what ranks them. */
export function isNarrow(key: string, meter: MeterChoice): boolean {
  return key === "cost" || key === (meter === "cost" ? "requests" : meter);
}
