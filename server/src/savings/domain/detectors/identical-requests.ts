import type { Detector } from "../detector.js";
import { Confidence, FindingKind } from "../finding.js";
import { countOf, wasteFindings } from "../waste-findings.js";
import { LEAST_REQUESTS } from "../detector.js";

/**
 * Successful first attempts with the fingerprint, feature and model of another within 24 hours before: all but
 * the first were not needed. Low: those within an hour.
 */
export const identicalRequests: Detector = (input) => {
  const { requests } = input;
  if (countOf(requests) < LEAST_REQUESTS) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  if (requests.every(({ withFingerprint }) => withFingerprint === 0))
    return { findings: [], skipped: "NO_FINGERPRINTS" };
  const findings = wasteFindings(input, {
    kind: FindingKind.IDENTICAL_REQUESTS,
    reason: "identical",
    confidence: Confidence.HIGH,
    confidenceReason: "SAME_INPUT",
    lowOf: ({ wastedSoon }) => wastedSoon,
    evidenceOf: ({ fingerprints }) => ({ fingerprints, statuses: ["OK"] }),
  });
  return { findings, skipped: null };
};
