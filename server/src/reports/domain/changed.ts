/**
 * How much more a figure is than it was, in percent with a sign and one decimal, rounded to the nearest: "+12.5". Null
 * where there was nothing before.
 *
 * @param value in whole units, as `previous`
 */
export function changePercent(value: bigint, previous: bigint): string | null {
  if (previous === 0n) return null;
  const isLess = value < previous;
  const difference = isLess ? previous - value : value - previous;
  const tenths = (difference * 2_000n + previous) / (previous * 2n);
  if (tenths === 0n) return "0";
  return `${isLess ? "-" : "+"}${tenths / 10n}.${tenths % 10n}`;
}
