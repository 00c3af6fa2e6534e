/** What is usual, from what was before; in whole units of a meter. */
export interface RobustBaseline {
  readonly expected: bigint;
  /** One robust deviation, above zero. */
  readonly deviation: bigint;
  /** Usual is from `low` to `high`, both included. */
  readonly low: bigint;
  readonly high: bigint;
}

/** How many deviations from what is expected are still usual. */
const USUAL_DEVIATIONS = 4n;
/** Few values may agree by chance: what is nearer than this to what is expected is never far off. */
const LEAST_PERCENT = 15n;

/**
 * Median of the values, and how far they are from it: 1.4826 times the median absolute deviation, which for
 * a normal distribution is its standard deviation; a single absurd value moves neither. A deviation is at
 * least 15 % of what is expected, and so much that nothing within `least` of it is unusual.
 *
 * @param values at least one
 * @param least above zero, in units of the meter
 */
export function robustBaseline(values: readonly bigint[], least: bigint): RobustBaseline {
  const expected = medianOf(values);
  const spread = (medianOf(values.map((value) => distance(value, expected))) * 14_826n) / 10_000n;
  const deviation = largest([
    spread,
    (expected * LEAST_PERCENT) / 100n,
    (least + USUAL_DEVIATIONS - 1n) / USUAL_DEVIATIONS,
  ]);
  const low = expected - USUAL_DEVIATIONS * deviation;
  return { expected, deviation, low: low > 0n ? low : 0n, high: expected + USUAL_DEVIATIONS * deviation };
}

/** The middle value, or half way between the two, rounded down; 0 of none. */
export function medianOf(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0n;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0n) + upper) / 2n;
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}

function largest(values: readonly bigint[]): bigint {
  return values.reduce((most, value) => (value > most ? value : most), 0n);
}
