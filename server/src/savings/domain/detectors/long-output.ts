import { type Detector, LEAST_REQUESTS } from "../detector.js";
import { FindingKind } from "../finding.js";
import { unusualFindings } from "../unusual-findings.js";
import { countOf } from "../waste-findings.js";

/** Answers, without reasoning, far longer than is usual for the feature and model, to inputs of usual length. */
export const longOutput: Detector = (input) => {
  if (countOf(input.requests) < LEAST_REQUESTS) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  const findings = unusualFindings(input, {
    kind: FindingKind.LONG_OUTPUT,
    excessOf: (sums) => sums.longAnswer,
    usualOf: (usual) => usual.answer,
    soldAs: "output",
    evidenceOf: (minTokens) => ({ minTokens }),
  });
  return { findings, skipped: null };
};
