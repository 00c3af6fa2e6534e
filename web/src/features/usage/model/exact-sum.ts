import { formatUsd, parseUsd, pico } from "@tokenledger/model/money";

/**
 * Sum of decimal strings, exact to twelve places. Counts are decimals too: `"3"` and `"4"` give `"7"`.
 *
 * @throws RangeError when a part is no plain decimal
 */
export function exactSum(parts: readonly string[]): string {
  return formatUsd(pico(parts.reduce((sum, part) => sum + parseUsd(part), 0n)));
}

/** 0 to 1 for pixels and percentages; null when there is no whole to be a part of. */
export function shareOf(part: string, whole: string): number | null {
  const total = Number(whole);
  return total === 0 ? null : Number(part) / total;
}

/**
 * Cost of an average request in USD, rounded down to the pico-dollar; null without a priced request,
 * because unknown is not zero.
 */
export function costPerRequest(cost: string, pricedRequests: number): string | null {
  if (pricedRequests === 0) return null;
  return formatUsd(pico(parseUsd(cost) / BigInt(pricedRequests)));
}

/** A sum of several weeks for each of them, rounded to the pico-unit; the sum itself for less than one week. */
export function perWeek(sum: string, weeks: number): string {
  if (weeks < 1) return sum;
  const millionths = BigInt(Math.round(weeks * 1_000_000));
  return formatUsd(pico((parseUsd(sum) * 1_000_000n) / millionths));
}
