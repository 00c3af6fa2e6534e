import { INPUT_CLASSES, OUTPUT_CLASSES, type TokenClass, type TokenCounts } from "@tokenledger/model/token-class";
import type { TickSlice } from "../live/domain/tick-slice.js";
import type { RolledUpUsage } from "../usage/domain/roll-up.js";

/** One slice per accepted event; the ticker adds up those of one bucket and dimension set. */
export function toTickSlices(accepted: readonly RolledUpUsage[]): readonly TickSlice[] {
  return accepted.map(({ event, dimensionId, bucketStart }) => {
    const inputTokens = sumOf(event.counts, INPUT_CLASSES);
    const outputTokens = sumOf(event.counts, OUTPUT_CLASSES);
    return {
      dimensionId,
      bucketStart,
      requests: 1,
      unpricedRequests: event.costState === "unpriced" ? 1 : 0,
      inputTokens,
      outputTokens,
      totalTokens: inputTokens + outputTokens,
      cost: event.cost ?? 0n,
    };
  });
}

function sumOf(counts: TokenCounts | null, classes: readonly TokenClass[]): bigint {
  return counts === null ? 0n : BigInt(classes.reduce((sum, tokenClass) => sum + counts[tokenClass], 0));
}
