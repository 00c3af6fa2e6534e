import type { EntityManager } from "@mikro-orm/postgresql";
import { MOST_THRESHOLDS } from "../most-thresholds.js";
import type { Threshold } from "../threshold.js";
import { thresholds } from "../thresholds.query.js";

/** Thresholds that are switched on and meet a condition; muted ones among them, whose alerts are there but told to nobody. */
export async function selectRules(
  em: EntityManager,
  now: Date,
  isMeant: (threshold: Threshold) => boolean,
): Promise<readonly Threshold[]> {
  const all = await thresholds(em, { now, first: MOST_THRESHOLDS });
  return all.filter((threshold) => threshold.enabled && isMeant(threshold));
}
