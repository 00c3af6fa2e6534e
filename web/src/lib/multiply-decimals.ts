const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Product of two decimal strings with every digit: `"0.000123"` and `"1400.5"` give `"0.1722615"`.
 *
 * @throws RangeError when a factor is no plain decimal
 */
export function multiplyDecimals(a: string, b: string): string {
  const left = parse(a);
  const right = parse(b);
  return write(left.units * right.units, left.places + right.places);
}

function parse(text: string): { units: bigint; places: number } {
  const [, sign, whole, fraction = ""] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) throw new RangeError(`not a decimal number: ${text}`);
  return { units: BigInt(`${sign}${whole}${fraction}`), places: fraction.length };
}

function write(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
