/** How many requests a sum is of, and how many of those it lacks. */
export interface PriceCoverage {
  readonly requests: number;
  readonly unpricedRequests: number;
}

/** A sum of costs; null where not one of them is known, whose sum would be zero. Of no requests it is zero. */
export function knownCost(cost: string, { requests, unpricedRequests }: PriceCoverage): string | null {
  return requests > 0 && unpricedRequests >= requests ? null : cost;
}
