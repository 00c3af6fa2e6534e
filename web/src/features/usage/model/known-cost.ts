import type { CoverageAnswer } from "./usage-answer";

/**
 * What a sum of costs says: all of it, at least so much, or nothing.
 *
 * Without a single known price the cost is unknown, even though the sum of known costs is zero.
 */
export type CostKnowledge = "whole" | "at-least" | "unknown";

export function costKnowledge({ requests, unpricedRequests }: Pick<CoverageAnswer, "requests" | "unpricedRequests">): CostKnowledge {
  if (unpricedRequests === 0) return "whole";
  return unpricedRequests >= requests ? "unknown" : "at-least";
}
