import { COST_STATES, type CostState } from "@tokenledger/model/usage-states";
import type { Coverage, SelectedCoverage } from "./coverage.js";

/** A total of requests that were selected by whether their cost is known. */
export interface SelectedSums {
  readonly requests: number;
  /** Decimal USD of the requests whose cost is known. */
  readonly cost: string;
  readonly coverage: SelectedCoverage;
}

/**
 * What sums of all requests say about those in some cost states. Exact: only priced requests add to a cost,
 * and each state is counted.
 *
 * @param states null or none restricts nothing
 */
export function selectCostStates(
  { cost, coverage }: { readonly cost: string; readonly coverage: Coverage },
  states: readonly CostState[] | null,
): SelectedSums {
  if (!isSelection(states)) return { requests: coverage.requests, cost, coverage };
  const counted = countStates(coverage, states);
  return {
    requests: counted.requests,
    cost: states.includes("priced") ? cost : "0",
    coverage: {
      ...counted,
      reportedRequests: null,
      partialRequests: null,
      estimatedRequests: null,
      missingRequests: null,
    },
  };
}

/** Whether some states are left out. */
export function isSelection(states: readonly CostState[] | null): states is readonly CostState[] {
  return states !== null && states.length > 0 && !COST_STATES.every((state) => states.includes(state));
}

function countStates(coverage: Coverage, states: readonly CostState[]) {
  const pricedRequests = states.includes("priced") ? coverage.pricedRequests : 0;
  const freeRequests = states.includes("free") ? coverage.freeRequests : 0;
  const unpricedRequests = states.includes("unpriced") ? coverage.unpricedRequests : 0;
  const requests = pricedRequests + freeRequests + unpricedRequests;
  const pricedShare = requests === 0 ? null : (requests - unpricedRequests) / requests;
  return { requests, pricedRequests, freeRequests, unpricedRequests, pricedShare };
}
