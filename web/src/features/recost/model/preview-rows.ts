import type { DifferenceRow } from "../../../cost/difference-table";
import { costKnowledge, type KnownCosts } from "../../../cost/known-cost";

interface Changed {
  requests: number;
  unpricedBefore: number;
  unpricedAfter: number;
  costBefore: string;
  costAfter: string;
  difference: string;
}

interface Delta extends Changed {
  key: string;
  label: string;
}

/** What is known of the sums before and after. A sum of what is free is a zero, one of what is unpriced is not. */
export function knownCosts({ requests, unpricedBefore, unpricedAfter }: Omit<Changed, keyof Costs>): KnownCosts {
  return {
    before: costKnowledge({ requests, unpricedRequests: unpricedBefore }),
    after: costKnowledge({ requests, unpricedRequests: unpricedAfter }),
  };
}

type Costs = Pick<Changed, "costBefore" | "costAfter" | "difference">;

export function toAmounts(changed: Changed): Omit<DifferenceRow, "key" | "name"> {
  const { requests, costBefore: before, costAfter: after, difference } = changed;
  return { requests, before, after, difference, known: knownCosts(changed) };
}

export function toDifferenceRow(delta: Delta, name: string): DifferenceRow {
  return { key: delta.key, name, ...toAmounts(delta) };
}
