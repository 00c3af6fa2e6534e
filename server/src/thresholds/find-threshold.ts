import type { RequestContext } from "../access/request-context.js";
import { ThresholdKind } from "./domain/threshold-words.js";
import type { Threshold } from "./threshold.js";
import { thresholdsById } from "./thresholds.query.js";

/** Deleted or not; null when nobody ever set such a one. */
export async function findThreshold({ em, clock }: RequestContext, id: number): Promise<Threshold | null> {
  const found = await thresholdsById(em.fork(), { ids: [id], now: clock() });
  const threshold = found.get(String(id));
  return threshold === undefined || threshold.kind === ThresholdKind.ARCHIVE ? null : threshold;
}
