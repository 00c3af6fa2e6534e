import {
  INPUT_CLASSES,
  OUTPUT_CLASSES,
  TOKEN_CLASSES,
  type TokenClass,
  type TokenCounts,
} from "@tokenledger/model/token-class";

/** What one report of a call is beside another one. */
export type Comparison = "same" | "fuller" | "thinner" | "other";

/**
 * Compares a report with the one that is there; null is a report without tokens.
 *
 * `fuller` says what the other leaves unknown: tokens at all, or, with the same sums, which of them were cached or
 * thoughts. `other` are numbers that contradict: two calls, or an instrument that is wrong.
 */
export function compareTokens(report: TokenCounts | null, there: TokenCounts | null): Comparison {
  if (report === null) return there === null ? "same" : "thinner";
  if (there === null) return "fuller";
  if (TOKEN_CLASSES.every((tokenClass) => report[tokenClass] === there[tokenClass])) return "same";
  if (!hasSameSums(report, there)) return "other";
  const difference = classesUsed(report) - classesUsed(there);
  if (difference === 0) return "other";
  return difference > 0 ? "fuller" : "thinner";
}

export function hasSameSums(one: TokenCounts, other: TokenCounts): boolean {
  return [INPUT_CLASSES, OUTPUT_CLASSES].every((classes) => sumOf(one, classes) === sumOf(other, classes));
}

function sumOf(counts: TokenCounts, classes: readonly TokenClass[]): number {
  return classes.reduce((sum, tokenClass) => sum + counts[tokenClass], 0);
}

/** How finely a report divides its tokens. */
export function classesUsed(counts: TokenCounts): number {
  return TOKEN_CLASSES.filter((tokenClass) => counts[tokenClass] > 0).length;
}
