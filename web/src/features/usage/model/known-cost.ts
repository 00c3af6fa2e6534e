import type { CoverageAnswer, TotalsAnswer } from "./usage-answer";

/**
 * What a sum of costs says: all of it, at least so much, or nothing.
 *
 * Without a single known price the cost is unknown, even though the sum of known costs is zero.
 */
export type CostKnowledge = "whole" | "at-least" | "unknown";

export function costKnowledge({
  requests,
  unpricedRequests,
}: Pick<CoverageAnswer, "requests" | "unpricedRequests">): CostKnowledge {
  if (unpricedRequests === 0) return "whole";
  return unpricedRequests >= requests ? "unknown" : "at-least";
}

/** A cost in words: a sum that lacks prices is marked as a lower bound, one without any price is a dash. */
export function costText(
  { cost, coverage }: Pick<TotalsAnswer, "cost" | "coverage">,
  { money, unknown }: { money: (amount: string) => string; unknown: string },
): string {
  switch (costKnowledge(coverage)) {
    case "whole":
      return money(cost);
    case "at-least":
      return `≥ ${money(cost)}`;
    case "unknown":
      return unknown;
  }
}
