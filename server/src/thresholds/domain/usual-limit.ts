import { roundUp } from "./round-up.js";

/** So many periods as used so much. */
export interface UsedCount {
  /** More than 0, in the meter's unit. */
  readonly used: bigint;
  readonly count: number;
}

const USUAL = 0.95;

/** What 19 of 20 periods stay within, rounded up to two digits; null without any. */
export function usualLimit(counts: readonly UsedCount[]): bigint | null {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  let seen = 0;
  for (const { used, count } of counts.toSorted((a, b) => (a.used < b.used ? -1 : 1))) {
    seen += count;
    if (seen >= all * USUAL) return roundUp(used);
  }
  return null;
}
