/**
 * What a sum of costs says: all of it, at least so much, or nothing.
 *
 * Without a single known price the cost is unknown, even though the sum of known costs is zero.
 */
export type CostKnowledge = "whole" | "at-least" | "unknown";

/** The same of two sums that are compared. */
export type KnownCosts = Readonly<Record<"before" | "after", CostKnowledge>>;

/** Where the server compares nothing but requests whose cost is known. */
export const ALL_KNOWN: KnownCosts = { before: "whole", after: "whole" };

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
export function costText({ cost, coverage }: { cost: string; coverage: PriceCoverage }, words: MoneyWords): string {
  return knownText(costKnowledge(coverage), cost, words);
}

export interface MoneyWords {
  money: (amount: string) => string;
  /** What stands for an amount that nobody knows. */
  unknown: string;
}

/** The same where it is settled what is known. */
export function knownText(knowledge: CostKnowledge, amount: string, { money, unknown }: MoneyWords): string {
  switch (knowledge) {
    case "whole":
      return money(amount);
    case "at-least":
      return lowerBound(money(amount), money);
    case "unknown":
      return unknown;
  }
}

/** `≥ $4.00`. Of a sum too small to be written out, `<$0.000000001`, all that can be said is that it is not nothing. */
function lowerBound(text: string, money: (amount: string) => string): string {
  return text.startsWith("<") ? `> ${money("0")}` : `≥ ${text}`;
}
