import type { PastRest } from "./past-rests.js";
import { quantile } from "./quantile.js";
import { sum } from "./sums.js";

/** Eight of ten rests lie between. */
const [LOW, HIGH] = [0.1, 0.9];
/** With so many independent rests the interval is twice as wide as they say. */
const DOUBTED_RESTS = 3;

/** What a rest may come to, as factors of what is expected: `low` from 0 to 1, `high` at least 1. */
export interface RestInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * How far past rests ended from what was expected of them.
 *
 * Rests that overlap know the same days: what counts is how many of `lengthDays` fit side by side. The fewer they are,
 * the wider.
 */
export function restInterval(past: readonly PastRest[], lengthDays: number): RestInterval {
  const factors = past.flatMap(({ expected, actual }) => ratio(sum(actual), sum(expected)));
  return widen(factors, 1 + factors.length / lengthDays);
}

/** The same for single days of such rests. */
export function dayInterval(past: readonly PastRest[]): RestInterval {
  const factors = past.flatMap(({ expected, actual }) =>
    expected.flatMap((value, index) => ratio(actual[index] ?? 0, value)),
  );
  return widen(factors, 1 + past.length);
}

/** Holds both. */
export function widest(a: RestInterval, b: RestInterval): RestInterval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

function ratio(actual: number, expected: number): number[] {
  return expected > 0 ? [actual / expected] : [];
}

function widen(factors: readonly number[], independent: number): RestInterval {
  const [low, high] = [quantile(factors, LOW) ?? 1, quantile(factors, HIGH) ?? 1];
  const width = 1 + DOUBTED_RESTS / independent;
  return { low: Math.max(0, 1 - width * Math.max(0, 1 - low)), high: 1 + width * Math.max(0, high - 1) };
}
