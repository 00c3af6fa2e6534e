const PICO_DIGITS = 12;
/** A larger exponent is no amount of money, and its zeros would fill the memory. */
const MAX_EXPONENT = 40;
const JSON_NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The decimal string of a JSON number as written, rounded half up to 12 decimals, because reported
 * costs are kept in whole pico-USD: the binary tail of `0.013317500000000001` becomes `0.0133175`.
 * Null when the text is no JSON number or is beyond any amount of money.
 */
export function decimalUsd(source: string): string | null {
  const match = JSON_NUMBER.exec(source);
  if (match === null) return null;
  const [, sign = "", whole = "", fraction = "", exponentText = "0"] = match;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > MAX_EXPONENT) return null;

  const shift = exponent - fraction.length + PICO_DIGITS;
  const digits = BigInt(whole + fraction);
  const scale = 10n ** BigInt(Math.abs(shift));
  const picoUsd = shift >= 0 ? digits * scale : (digits + scale / 2n) / scale;

  const padded = picoUsd.toString().padStart(PICO_DIGITS + 1, "0");
  const decimals = padded.slice(-PICO_DIGITS).replace(/0+$/, "");
  const amount = padded.slice(0, -PICO_DIGITS) + (decimals === "" ? "" : `.${decimals}`);
  return picoUsd === 0n ? "0" : sign + amount;
}
