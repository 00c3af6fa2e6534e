/**
 * What a sum of costs says: all of it, at least so much, or nothing.
 *
 * Without a single known price the cost is unknown, even though the sum of known costs is zero.
 */
export type CostKnowledge = "whole" | "at-least" | "unknown";

/** How many requests a sum is of, and how many of those it lacks. */
export interface PriceCoverage {
  requests: number;
  unpricedRequests: number;
}

export function costKnowledge({ requests, unpricedRequests }: PriceCoverage): CostKnowledge {
  if (unpricedRequests === 0) return "whole";
  return unpricedRequests >= requests ? "unknown" : "at-least";
}

/** A cost in words: a sum that lacks prices is marked as a lower bound, one without any price is a dash. */
export function costText(
  { cost, coverage }: { cost: string; coverage: PriceCoverage },
  { money, unknown }: { money: (amount: string) => string; unknown: string },
): string {
  return knownText(costKnowledge(coverage), { text: money(cost), unknown });
}

/** The same for an amount that is in words already. */
export function knownText(knowledge: CostKnowledge, { text, unknown }: { text: string; unknown: string }): string {
  switch (knowledge) {
    case "whole":
      return text;
    case "at-least":
      return `≥ ${text}`;
    case "unknown":
      return unknown;
  }
}
