import type { TickSlice } from "../live/domain/tick-slice.js";
import type { RolledUpUsage } from "../usage/domain/roll-up.js";

/** One slice per accepted event; the ticker adds up those of one bucket and dimension set. */
export function toTickSlices(accepted: readonly RolledUpUsage[]): readonly TickSlice[] {
  return accepted.map(({ event, tokens, dimensionId, bucketStart }) => ({
    dimensionId,
    bucketStart,
    requests: 1,
    unpricedRequests: event.costState === "unpriced" ? 1 : 0,
    inputTokens: BigInt(tokens.input_tokens ?? 0),
    outputTokens: BigInt(tokens.output_tokens ?? 0),
    totalTokens: BigInt(tokens.total_tokens ?? 0),
    cost: event.cost ?? 0n,
  }));
}
