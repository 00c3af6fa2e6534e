import type { PriceCoverage } from "../../../cost/known-cost";

interface Counted {
  /** Whole numbers as text. */
  requests: string;
  unpricedRequests: string;
}

/** Of how many requests a cost is the sum, and of how many it is not; both are far below what a number holds exactly. */
export function coverageOf({ requests, unpricedRequests }: Counted): PriceCoverage {
  return { requests: Number(requests), unpricedRequests: Number(unpricedRequests) };
}
