/** To two digits that count: `1_234n` is `1_300n`, `100n` and `99n` stay. */
export function roundUp(units: bigint): bigint {
  const digits = units.toString().length;
  if (digits <= 2) return units;
  const step = 10n ** BigInt(digits - 2);
  return ((units + step - 1n) / step) * step;
}
