import type { RequestContext } from "../access/request-context.js";
import type { Threshold } from "./threshold.js";
import { thresholdsById } from "./thresholds.query.js";

/** Deleted or not; null when there never was one. */
export async function findThreshold({ em, clock }: RequestContext, id: number): Promise<Threshold | null> {
  const found = await thresholdsById(em.fork(), { ids: [id], now: clock() });
  return found.get(String(id)) ?? null;
}
