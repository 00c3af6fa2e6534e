import { type Detector, LEAST_REQUESTS } from "../detector.js";
import { Confidence, FindingKind } from "../finding.js";
import { countOf, wasteFindings } from "../waste-findings.js";

/**
 * Successful first attempts about the note and feature of another within 24 hours before, with an input that
 * differs by at most 10 %, and not identical to another. Low: those within an hour.
 */
export const resummarisedNotes: Detector = (input) => {
  const { requests } = input;
  if (countOf(requests) < LEAST_REQUESTS) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  if (requests.every(({ withNote }) => withNote === 0)) return { findings: [], skipped: "NO_NOTES" };
  const findings = wasteFindings(input, {
    kind: FindingKind.RESUMMARISED_NOTES,
    reason: "resummarised",
    confidence: Confidence.MEDIUM,
    confidenceReason: "SIMILAR_SIZE",
    lowOf: ({ wastedSoon }) => wastedSoon,
    evidenceOf: ({ noteIds }) => ({ noteIds, statuses: ["OK"] }),
  });
  return { findings, skipped: null };
};
