import type { DailyWindow, PriceVersion } from "./price-version.js";

const DAY_MS = 86_400_000;

/**
 * The version in force at an instant; null when none is. An hour of the day with its own price beats
 * the day's price; of several the one that began last, then the one recorded last.
 *
 * @param versions of one model
 */
export function pickPrice(versions: readonly PriceVersion[], atMs: number): PriceVersion | null {
  let best: PriceVersion | null = null;
  for (const version of versions) {
    if (isInForce(version, atMs) && (best === null || beats(version, best))) best = version;
  }
  return best;
}

function isInForce({ effectiveFromMs, effectiveToMs, daily }: PriceVersion, atMs: number): boolean {
  if (effectiveFromMs !== null && atMs < effectiveFromMs) return false;
  if (effectiveToMs !== null && atMs >= effectiveToMs) return false;
  return daily === null || isWithin(daily, ((atMs % DAY_MS) + DAY_MS) % DAY_MS);
}

function isWithin({ fromMs, toMs }: DailyWindow, timeOfDayMs: number): boolean {
  if (toMs < fromMs) return timeOfDayMs >= fromMs || timeOfDayMs < toMs;
  return timeOfDayMs >= fromMs && timeOfDayMs < toMs;
}

function beats(version: PriceVersion, other: PriceVersion): boolean {
  if ((version.daily === null) !== (other.daily === null)) return version.daily !== null;
  const from = version.effectiveFromMs ?? Number.NEGATIVE_INFINITY;
  const otherFrom = other.effectiveFromMs ?? Number.NEGATIVE_INFINITY;
  return from === otherFrom ? version.id > other.id : from > otherFrom;
}
