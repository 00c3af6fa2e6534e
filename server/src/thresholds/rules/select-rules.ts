import type { EntityManager } from "@mikro-orm/postgresql";
import type { Threshold } from "../threshold.js";
import { thresholds } from "../thresholds.query.js";

const ALL = 1_000;

/** Thresholds that are switched on and meet a condition; muted ones among them, whose alerts are there but told to nobody. */
export async function selectRules(
  em: EntityManager,
  now: Date,
  isMeant: (threshold: Threshold) => boolean,
): Promise<readonly Threshold[]> {
  const all = await thresholds(em, { now, first: ALL });
  return all.filter((threshold) => threshold.enabled && isMeant(threshold));
}
