import type { TickSlice } from "../live/domain/tick-slice.js";
import type { RollupRow } from "../usage/domain/roll-up.js";

/** What was accepted, as news of it. */
export function toTickSlices(sums: readonly RollupRow[]): readonly TickSlice[] {
  return sums.map(({ dimensionId, bucketStart, sums: of }) => ({
    dimensionId,
    bucketStart,
    requests: Number(of.requests),
    unpricedRequests: Number(of.unpriced_requests),
    inputTokens: of.input_tokens,
    outputTokens: of.output_tokens,
    totalTokens: of.total_tokens,
    cost: of.cost,
  }));
}
