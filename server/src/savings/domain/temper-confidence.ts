import { Confidence, type Finding, FindingKind } from "./finding.js";
import { daysOf, type SavingsWindow } from "./savings-window.js";

/** A shorter time is brought to 30 days by guessing. */
const LEAST_DAYS = 7;

/** Kinds that are found in sums, which are complete however many requests there are. */
const FROM_SUMS: readonly FindingKind[] = [
  FindingKind.CHEAPER_MODEL,
  FindingKind.FALLING_CACHE_HITS,
  FindingKind.BATCH_ELIGIBLE,
];

interface Looked {
  readonly window: SavingsWindow;
  /** Where single requests were read. */
  readonly singles: SavingsWindow;
}

/** Less confidence where little was looked at: LOW below seven days, a step less where only the newest requests were read. */
export function temperConfidence<Found extends Pick<Finding, "kind" | "confidence" | "confidenceReason">>(
  finding: Found,
  { window, singles }: Looked,
): Found {
  if (finding.confidenceReason === "WARNING_WITHOUT_MONEY") return finding;
  const ofSums = FROM_SUMS.includes(finding.kind);
  if (daysOf(ofSums ? window : singles) < LEAST_DAYS && daysOf(window) < LEAST_DAYS) {
    return { ...finding, confidence: Confidence.LOW, confidenceReason: "SHORT_RANGE" };
  }
  if (ofSums || singles.from <= window.from) return finding;
  return { ...finding, confidence: lower(finding.confidence), confidenceReason: "SAMPLED" };
}

function lower(confidence: Confidence): Confidence {
  return confidence === Confidence.HIGH ? Confidence.MEDIUM : Confidence.LOW;
}
