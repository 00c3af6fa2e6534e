import { pickPrice } from "./pick-price.js";
import type { PriceVersion } from "./price-version.js";

/**
 * Ids of versions whose period runs and that price nothing all the same: another one for the same names,
 * service tier and project began later. Hours of the day stand beside the day's price.
 *
 * @param versions of one model that are not retired
 */
export function replacedPrices(versions: readonly PriceVersion[], nowMs: number): ReadonlySet<number> {
  const ofDays = versions.filter(({ daily }) => daily === null);
  const timelines = Map.groupBy(ofDays, ({ listId, projectId, serviceTier, match }) =>
    JSON.stringify([listId, projectId, serviceTier, match]),
  );
  const replaced = new Set<number>();
  for (const timeline of timelines.values()) {
    const inForce = pickPrice(timeline, nowMs);
    for (const version of timeline) {
      if (version !== inForce && pickPrice([version], nowMs) !== null) replaced.add(version.id);
    }
  }
  return replaced;
}
