import type { DetectorInput } from "./detector.js";
import { LEAST_SHOWN } from "./detector.js";
import type { Confidence, ConfidenceReason, Finding, FindingEvidence, FindingKind } from "./finding.js";
import { fact, makeFinding, partOf, shareOf } from "./make-finding.js";
import type { RequestSums } from "./request-sums.js";
import { cellKey } from "./savings-cell.js";
import { perMonth } from "./savings-window.js";
import type { WasteReason } from "./waste-rules.js";

const MOST_NAMED = 100;

export interface WasteKind {
  readonly kind: FindingKind;
  readonly reason: WasteReason;
  readonly confidence: Confidence;
  readonly confidenceReason: ConfidenceReason;
  /** What the cautious end of the range counts. */
  readonly lowOf: (sums: RequestSums) => bigint;
  readonly evidenceOf: (named: Named) => Partial<FindingEvidence>;
}

interface Named {
  readonly noteIds: readonly string[];
  readonly fingerprints: readonly string[];
}

/** Requests that were not needed for one reason: a finding for each feature that has enough of them. */
export function wasteFindings({ requests, singles }: DetectorInput, waste: WasteKind): readonly Finding[] {
  const found: Finding[] = [];
  for (const feature of byFeature(requests).values()) {
    const wasted = feature.filter((sums) => sums.waste === waste.reason);
    const shown = countOf(wasted);
    const [first] = wasted;
    if (first === undefined || shown < LEAST_SHOWN) continue;
    const parts = wasted.map((sums) =>
      partOf(sums.cell, { low: perMonth(waste.lowOf(sums), singles), high: perMonth(sums.wasted, singles) }),
    );
    found.push(
      makeFinding(waste.kind, {
        subject: { projectId: first.cell.projectId, feature: first.cell.feature, provider: null, model: null },
        parts,
        confidence: waste.confidence,
        confidenceReason: waste.confidenceReason,
        requests: shown,
        facts: [
          fact("requests", shown),
          fact("share", shareOf(shown, countOf(feature))),
          fact("costShare", shareOf(sumOf(wasted, "wasted"), sumOf(feature, "cost"))),
          fact(
            "unpriced",
            wasted.reduce((sum, { unpriced }) => sum + unpriced, 0),
          ),
        ],
        samples: wasted.flatMap(({ samples }) => samples),
        evidence: waste.evidenceOf({
          noteIds: distinct(wasted.flatMap(({ noteIds }) => noteIds)),
          fingerprints: distinct(wasted.flatMap(({ fingerprints }) => fingerprints)),
        }),
      }),
    );
  }
  return found;
}

export function byFeature(requests: readonly RequestSums[]): ReadonlyMap<string, readonly RequestSums[]> {
  return Map.groupBy(requests, ({ cell }) => JSON.stringify([cell.projectId, cell.feature]));
}

export function byCell(requests: readonly RequestSums[]): ReadonlyMap<string, readonly RequestSums[]> {
  return Map.groupBy(requests, ({ cell }) => cellKey(cell));
}

export function countOf(all: readonly RequestSums[]): number {
  return all.reduce((sum, { requests }) => sum + requests, 0);
}

function sumOf(all: readonly RequestSums[], amount: "cost" | "wasted"): bigint {
  return all.reduce((sum, sums) => sum + sums[amount], 0n);
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)].slice(0, MOST_NAMED);
}
