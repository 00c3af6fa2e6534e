import { type DetectorInput, LEAST_REQUESTS, LEAST_SHOWN } from "./detector.js";
import { Confidence, type Finding, type FindingEvidence, type FindingKind } from "./finding.js";
import { fact, makeFinding, partOf, shareOf } from "./make-finding.js";
import type { Excess, RequestSums } from "./request-sums.js";
import { perMonth } from "./savings-window.js";
import { MOST_OUTLIERS, type Quantiles, type UsualSizes } from "./usual-size.js";

export interface UnusualKind {
  readonly kind: FindingKind;
  readonly excessOf: (sums: RequestSums) => Excess;
  readonly usualOf: (usual: UsualSizes) => Quantiles;
  readonly soldAs: "input" | "output" | "reasoning";
  readonly evidenceOf: (least: number | null) => Partial<FindingEvidence>;
}

/** Requests of a size far beyond what is usual in their cell: a finding for each cell that has enough of them. */
export function unusualFindings({ requests, singles, price }: DetectorInput, unusual: UnusualKind): readonly Finding[] {
  return requests.flatMap((sums) => {
    const { cell, usual, waste } = sums;
    const excess = unusual.excessOf(sums);
    if (waste !== null || usual === null || usual.requests < LEAST_REQUESTS) return [];
    if (excess.requests < LEAST_SHOWN || excess.requests > MOST_OUTLIERS * usual.requests) return [];
    const worth = (tokens: bigint) =>
      price({
        sold: cell,
        tokens: { [unusual.soldAs]: tokens },
        requests: 0,
        inputOfOne: usual.input.p50,
        serviceTier: null,
      });
    const [low, high] = [worth(excess.lowTokens), worth(excess.highTokens)];
    if (low === null || high === null) return [];
    const atMost = (amount: bigint) => perMonth(amount < excess.cost ? amount : excess.cost, singles);
    const finding = makeFinding(unusual.kind, {
      subject: cell,
      parts: [partOf(cell, { low: atMost(low), high: atMost(high) })],
      confidence: Confidence.MEDIUM,
      confidenceReason: "FAR_FROM_USUAL",
      requests: excess.requests,
      facts: [
        fact("requests", excess.requests),
        fact("share", shareOf(excess.requests, usual.requests)),
        fact("usualTokens", unusual.usualOf(usual).p50),
        fact("meanExcessTokens", excess.highTokens / BigInt(excess.requests)),
      ],
      samples: excess.samples,
      evidence: { ...unusual.evidenceOf(excess.least), statuses: ["OK"] },
    });
    return [finding];
  });
}
