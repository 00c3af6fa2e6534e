import { METERS, type MeterChoice } from "../../../lib/url-grammar";

const DEFAULT: MeterChoice = "cost";

/** Which meter ranks app users, by the address: `-tokens`. The largest is always first; anything else means cost. */
export function rankingMeter(sort: string | null): MeterChoice {
  return METERS.find((meter) => sort === `-${meter}`) ?? DEFAULT;
}

/** The same as the address has it; null for what it need not say. */
export function rankingSort(meter: MeterChoice): string | null {
  return meter === DEFAULT ? null : `-${meter}`;
}
