import { addDays } from "./calendar-day";
import { daySpan, rangeEnds, type LocalNow, type RangeToken } from "./date-range";

/** What one USD is worth in the currency that amounts are shown in. */
export interface DisplayRate {
  currency: string;
  /** Decimal string. */
  perUsd: string;
  /** The day it is of, `2026-11-23`. */
  validOn: string;
  /** Where an administrator has it from. */
  source: string;
}

/** The latest rate dated on or before a day; null when all are later, because no rate is guessed. */
export function rateOn(day: string, rates: readonly DisplayRate[]): DisplayRate | null {
  return rates.reduce<DisplayRate | null>(
    (best, rate) => (rate.validOn <= day && (best === null || rate.validOn > best.validOn) ? rate : best),
    null,
  );
}

/** The last calendar day of a range, but not after today: of tomorrow there is no rate yet. */
export function lastDayOf(range: RangeToken, now: LocalNow): string {
  const day = daySpan(range, now)?.to ?? lastDayOfTimes(range) ?? now.day;
  return day > now.day ? now.day : day;
}

function lastDayOfTimes(range: RangeToken): string | null {
  const ends = rangeEnds(range);
  if (ends === null) return null;
  const [day = "", clock] = ends.to.split("T");
  return clock === "00:00" ? addDays(day, -1) : day;
}
