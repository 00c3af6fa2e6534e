import { type Detector, LEAST_REQUESTS } from "../detector.js";
import { FindingKind } from "../finding.js";
import { unusualFindings } from "../unusual-findings.js";
import { countOf } from "../waste-findings.js";

/** Inputs far above what is usual for the feature and model, whose answers are not longer for it. */
export const longInput: Detector = (input) => {
  if (countOf(input.requests) < LEAST_REQUESTS) return { findings: [], skipped: "TOO_FEW_REQUESTS" };
  const findings = unusualFindings(input, {
    kind: FindingKind.LONG_INPUT,
    excessOf: (sums) => sums.longInput,
    usualOf: (usual) => usual.input,
    soldAs: "input",
    evidenceOf: (minInputTokens) => ({ minInputTokens }),
  });
  return { findings, skipped: null };
};
