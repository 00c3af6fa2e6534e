const GROUPED = /^\d{1,3}(,\d{3})+(?=\.|$)/;
const SIZES: Readonly<Record<string, bigint>> = { "": 1n, K: 1000n, M: 1_000_000n };

/**
 * A decimal as people type it, as the exact text the server takes: `"$1,250.50"` is `"1250.50"`, `".075"`
 * is `"0.075"`. Null for anything else, such as a comma for decimals, which could be meant either way.
 */
export function readDecimal(text: string): string | null {
  const plain = text.trim().replace(/^\$\s*/, "");
  const joined = GROUPED.test(plain) ? plain.replaceAll(",", "") : plain;
  const whole = joined.startsWith(".") ? `0${joined}` : joined;
  return /^\d+(\.\d+)?$/.test(whole) ? whole : null;
}

/** How many digits stand after the point, but for zeros at the end. */
export function decimalPlaces(decimal: string): number {
  return (decimal.split(".")[1] ?? "").replace(/0+$/, "").length;
}

/** A number of tokens: `"200,000"` and `"200K"` are 200000. Null for what is none, or beyond 2^53. */
export function readTokens(text: string): number | null {
  const [, digits, size] = /^([\d,]+)\s*([KM]?)$/.exec(text.trim().toUpperCase()) ?? [];
  const factor = SIZES[size ?? ""];
  const plain = digits === undefined ? null : readDecimal(digits);
  if (plain === null || factor === undefined) return null;
  const tokens = Number(BigInt(plain) * factor);
  return Number.isSafeInteger(tokens) ? tokens : null;
}
