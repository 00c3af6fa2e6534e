import { type Detector, type DetectorInput, LEAST_REQUESTS, LEAST_SHOWN } from "../detector.js";
import { Confidence, type Finding, FindingKind } from "../finding.js";
import { fact, makeFinding, partOf, shareOf } from "../make-finding.js";
import { byFeature, countOf } from "../waste-findings.js";
import { perMonth } from "../savings-window.js";
import { WASTE_RULES } from "../waste-rules.js";

/** Of a feature's requests: fewer so close to the limit are what long notes happen to be. */
const LEAST_SHARE = 0.1;

/**
 * Features that often send nearly as many tokens as the limit allows: their notes may have been cut. High: what
 * requests cost that were asked again within ten minutes, with another size; low: nothing, for nobody knows
 * that they were cut. Without such repetitions it is a warning without money.
 */
export const nearLimit: Detector = (input) => {
  if (countOf(input.requests) < LEAST_REQUESTS) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  return {
    findings: [...byFeature(input.requests).values()].flatMap((feature) => ofFeature(feature, input)),
    skipped: null,
  };
};

function ofFeature(feature: DetectorInput["requests"], { singles }: DetectorInput): readonly Finding[] {
  const near = feature.reduce((sum, { nearLimit: count }) => sum + count, 0);
  const share = shareOf(near, countOf(feature));
  const cut = feature.filter(({ waste }) => waste === "cut");
  const repeated = countOf(cut);
  const [first] = feature;
  const isOften = near >= LEAST_REQUESTS && share >= LEAST_SHARE;
  if (first === undefined || (!isOften && repeated < LEAST_SHOWN)) return [];
  const isWarning = repeated < LEAST_SHOWN;
  const parts = isWarning
    ? []
    : cut.map(({ cell, wasted }) => partOf(cell, { low: 0n, high: perMonth(wasted, singles) }));
  const finding = makeFinding(FindingKind.NEAR_LIMIT, {
    subject: { projectId: first.cell.projectId, feature: first.cell.feature, provider: null, model: null },
    parts,
    confidence: Confidence.LOW,
    confidenceReason: isWarning ? "WARNING_WITHOUT_MONEY" : "REPEATED_AFTER_LIMIT",
    requests: near,
    facts: [
      fact("requests", near),
      fact("share", share),
      fact("repeated", repeated),
      fact("limit", WASTE_RULES.inputLimit),
    ],
    samples: feature.flatMap(({ nearSamples }) => nearSamples),
    evidence: { minInputTokens: WASTE_RULES.nearLimit, statuses: ["OK"] },
  });
  return [finding];
}
