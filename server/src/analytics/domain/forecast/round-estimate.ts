/** Digits that an estimate is told with; more would claim what nobody knows. */
const DIGITS = 3;

/** What one more in the last told digit of a value is, at least 1. */
export function stepOf(value: number): bigint {
  if (!(value > 0)) return 1n;
  const exponent = Math.floor(Math.log10(value)) - (DIGITS - 1);
  return exponent <= 0 ? 1n : 10n ** BigInt(exponent);
}

/** `base` and an estimated addition to it, rounded half up to whole steps; never below `base`. */
export function addEstimate(base: bigint, addition: number, step: bigint): bigint {
  const exact = base + BigInt(Math.round(addition));
  const rounded = ((exact + step / 2n) / step) * step;
  return rounded < base ? base : rounded;
}
