import type { DifferenceRow } from "../../../cost/difference-table";
import { costKnowledge, type CostKnowledge } from "../../../cost/known-cost";

interface Changed {
  requests: number;
  changedRequests: number;
  costBefore: string;
  costAfter: string;
  difference: string;
}

interface Delta extends Changed {
  key: string;
  label: string;
}

/**
 * Sums of costs of which nothing was known before are no zeros: neither where only requests without a price
 * are taken, nor where a sum of zero changes, since what is free stays free.
 */
export function toAmounts(changed: Changed, unpricedOnly: boolean) {
  const { requests, changedRequests, costBefore, costAfter, difference } = changed;
  const isUnknown = unpricedOnly || (changedRequests > 0 && Number(costBefore) === 0);
  return { requests, before: isUnknown ? null : costBefore, after: costAfter, difference };
}

/** What is known of the sums before and after: whole, a lower bound, or nothing. */
export function previewKnowledge(
  preview: CountedPreview,
  unpricedOnly: boolean,
): Record<"before" | "after", CostKnowledge> {
  const { requests, newlyPriced, newlyUnpriced } = preview;
  const unpricedBefore = unpricedOnly ? requests : preview.unpricedBefore;
  return {
    before: costKnowledge({ requests, unpricedRequests: unpricedBefore }),
    after: costKnowledge({ requests, unpricedRequests: unpricedBefore - newlyPriced + newlyUnpriced }),
  };
}

interface CountedPreview {
  requests: number;
  newlyPriced: number;
  newlyUnpriced: number;
  unpricedBefore: number;
}

export function toDifferenceRow(delta: Delta, name: string, unpricedOnly: boolean): DifferenceRow {
  return { key: delta.key, name, ...toAmounts(delta, unpricedOnly) };
}
