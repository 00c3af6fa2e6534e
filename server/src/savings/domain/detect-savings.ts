import { billedRetries } from "./detectors/billed-retries.js";
import { batchEligible } from "./detectors/batch-eligible.js";
import { cacheablePrefix } from "./detectors/cacheable-prefix.js";
import { cheaperModel } from "./detectors/cheaper-model.js";
import { fallingCacheHits } from "./detectors/falling-cache-hits.js";
import { identicalRequests } from "./detectors/identical-requests.js";
import { longInput } from "./detectors/long-input.js";
import { longOutput } from "./detectors/long-output.js";
import { nearLimit } from "./detectors/near-limit.js";
import { resummarisedNotes } from "./detectors/resummarised-notes.js";
import { thinking } from "./detectors/thinking.js";
import { cellTotals } from "./cell-totals.js";
import type { Detector, DetectorInput } from "./detector.js";
import { type Finding, FindingKind, type SavingRange, type SkippedReason } from "./finding.js";
import { findingId } from "./finding-id.js";
import { cellKey } from "./savings-cell.js";
import { perMonth } from "./savings-window.js";
import { temperConfidence } from "./temper-confidence.js";
import { uniteSavings } from "./unite-savings.js";

const DETECTORS: Readonly<Record<FindingKind, Detector>> = {
  [FindingKind.IDENTICAL_REQUESTS]: identicalRequests,
  [FindingKind.RESUMMARISED_NOTES]: resummarisedNotes,
  [FindingKind.CACHEABLE_PREFIX]: cacheablePrefix,
  [FindingKind.FALLING_CACHE_HITS]: fallingCacheHits,
  [FindingKind.CHEAPER_MODEL]: cheaperModel,
  [FindingKind.LONG_INPUT]: longInput,
  [FindingKind.LONG_OUTPUT]: longOutput,
  [FindingKind.THINKING]: thinking,
  [FindingKind.BILLED_RETRIES]: billedRetries,
  [FindingKind.BATCH_ELIGIBLE]: batchEligible,
  [FindingKind.NEAR_LIMIT]: nearLimit,
};

/** Pico-USD of 30 days: 0.10 USD. What saves less is not worth a change. */
const LEAST_SAVING = 100_000_000_000n;

/** Nobody decides about more, and who sends a feature by request could make as many as there are requests. */
export const MOST_FINDINGS = 200;

export type IdentifiedFinding = Finding & { readonly id: string };

export interface CheckedDetector {
  readonly kind: FindingKind;
  readonly found: number;
  readonly skipped: SkippedReason | null;
}

export interface DetectedSavings {
  /** Dearest first, at most `MOST_FINDINGS`. */
  readonly findings: readonly IdentifiedFinding[];
  readonly checked: readonly CheckedDetector[];
  /** Of all findings, told or not, counting nothing twice. */
  readonly together: SavingRange;
}

/** The findings most worth telling, and what was looked for without one. */
export function detectSavings(input: DetectorInput): DetectedSavings {
  const detections = Object.values(FindingKind).map((kind) => ({ kind, ...DETECTORS[kind](input) }));
  const found = detections.map(({ kind, findings, skipped }) => ({
    kind,
    skipped,
    findings: findings.filter(isWorthTelling),
  }));
  const costs = new Map(cellTotals(input.days).map(({ cell, cost }) => [cellKey(cell), perMonth(cost, input.window)]));
  const findings = found
    .flatMap((detection) => detection.findings)
    .map((finding) => ({ ...temperConfidence(finding, input), id: findingId(finding.kind, finding.subject) }))
    .toSorted(dearestFirst);
  return {
    findings: findings.slice(0, MOST_FINDINGS),
    checked: found.map(({ kind, skipped, findings: { length } }) => ({ kind, found: length, skipped })),
    together: uniteSavings(findings, (cell) => costs.get(cell) ?? 0n),
  };
}

function isWorthTelling({ high, confidenceReason }: Finding): boolean {
  return high >= LEAST_SAVING || confidenceReason === "WARNING_WITHOUT_MONEY";
}

function dearestFirst(one: IdentifiedFinding, other: IdentifiedFinding): number {
  if (one.high !== other.high) return one.high > other.high ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
