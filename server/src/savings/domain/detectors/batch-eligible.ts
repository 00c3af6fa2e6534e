import { meanInput } from "../cell-totals.js";
import type { Detector } from "../detector.js";
import { Confidence, FindingKind } from "../finding.js";
import { fact, makeFinding, partOf, shareOf } from "../make-finding.js";
import { perMonth } from "../savings-window.js";

/** Nobody waits for a feature that does so much of its work in bursts at night. */
const LEAST_AT_NIGHT = 0.8;
/** One night is chance. */
const LEAST_NIGHTS = 2;

/**
 * Cells that do at least 80 % of their requests in bursts of 50 an hour or more between midnight and six of the
 * local clock, on two nights or more, and whose model is sold as batch. High: all of that work at the batch
 * rate; low: as much of it as that share.
 */
export const batchEligible: Detector = ({ nights, window, price }) => {
  if (nights === null) return { findings: [], skipped: "NO_BATCH_PRICES" };
  const findings = nights.flatMap(({ cell, told, allRequests, nights: count }) => {
    const share = shareOf(told.requests, allRequests);
    if (count < LEAST_NIGHTS || share < LEAST_AT_NIGHT) return [];
    const { tokens, requests } = told;
    const then = price({ sold: cell, tokens, requests, inputOfOne: meanInput(told), serviceTier: "batch" });
    if (then === null) return [];
    const saved = told.cost - then;
    const low = (saved * BigInt(Math.round(share * 10_000))) / 10_000n;
    const finding = makeFinding(FindingKind.BATCH_ELIGIBLE, {
      subject: cell,
      parts: [partOf(cell, { low: perMonth(low, window), high: perMonth(saved, window) })],
      confidence: Confidence.MEDIUM,
      confidenceReason: "WORK_AT_NIGHT",
      requests,
      facts: [fact("requests", requests), fact("share", share), fact("nights", count)],
      samples: [],
    });
    return [finding];
  });
  return { findings, skipped: null };
};
