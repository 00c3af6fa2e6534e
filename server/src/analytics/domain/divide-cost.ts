/**
 * Pico-USD for each of `count`, rounded half up to a whole one.
 *
 * @returns null without any: nothing can be said about one of none
 */
export function divideCost(cost: bigint, count: number): bigint | null {
  if (count === 0) return null;
  const divisor = BigInt(count);
  return (2n * cost + divisor) / (2n * divisor);
}
