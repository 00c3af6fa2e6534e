import { pickPrice } from "./pick-price.js";
import type { PriceVersion } from "./price-version.js";
import { STANDARD_TIER } from "./service-tier.js";

export interface CurrentPrice {
  /** What a request of the standard tier is priced by now; null when nothing is in force. */
  readonly current: PriceVersion | null;
  /** What takes its place, or makes a beginning; null when nothing is announced. */
  readonly next: PriceVersion | null;
}

/**
 * The price of a model now, and the one announced.
 *
 * @param versions of one model that are not retired, own ones and those of a list
 * @param projectId whose own prices count; null: those of every project alone
 */
export function currentPrice(versions: readonly PriceVersion[], projectId: number | null, nowMs: number): CurrentPrice {
  const standard = versions.filter(({ serviceTier }) => serviceTier === STANDARD_TIER);
  const levels = [
    standard.filter(
      (version) => version.listId === null && version.projectId !== null && version.projectId === projectId,
    ),
    standard.filter((version) => version.listId === null && version.projectId === null),
    standard.filter(({ listId }) => listId !== null),
  ];
  const picked = levels.map((level) => pickPrice(level, nowMs));
  const at = picked.findIndex((version) => version !== null);
  // What begins on a lower level stays behind the current price.
  const ahead = (at === -1 ? levels : levels.slice(0, at + 1)).flat();
  return { current: picked[at] ?? null, next: soonest(ahead, nowMs) };
}

function soonest(versions: readonly PriceVersion[], nowMs: number): PriceVersion | null {
  let next: PriceVersion | null = null;
  for (const version of versions) {
    const { effectiveFromMs: from, daily } = version;
    // Hours of the day come with the price of the whole day.
    if (from === null || from <= nowMs || daily !== null) continue;
    if (next === null || from < (next.effectiveFromMs ?? 0)) next = version;
  }
  return next;
}
