import { type Detector, LEAST_REQUESTS } from "../detector.js";
import { Confidence, FindingKind } from "../finding.js";
import { countOf, wasteFindings } from "../waste-findings.js";

/** Attempts that were billed and failed, or that were billed and followed by another attempt of the same call. */
export const billedRetries: Detector = (input) => {
  if (countOf(input.requests) < LEAST_REQUESTS) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  const findings = wasteFindings(input, {
    kind: FindingKind.BILLED_RETRIES,
    reason: "retry",
    confidence: Confidence.HIGH,
    confidenceReason: "BILLED_FOR_NOTHING",
    lowOf: ({ wasted }) => wasted,
    evidenceOf: ({ noteIds }) => ({ noteIds }),
  });
  return { findings, skipped: null };
};
