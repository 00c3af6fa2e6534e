declare const picoUsd: unique symbol;

/** Whole pico-USD (10^-12 USD). A price of $1 per million tokens is 1_000_000n pico-USD per token. */
export type PicoUsd = bigint & { readonly [picoUsd]: true };

const PICO_DIGITS = 12;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * Exact amount of a decimal string in USD: `"0.00644"` is `6_440_000_000n`.
 *
 * @throws RangeError when the text is no plain decimal or needs more than 12 decimals
 */
export function parseUsd(text: string): PicoUsd {
  const match = DECIMAL.exec(text);
  if (match === null) throw new RangeError(`expected a decimal number such as "0.0123", got "${text}"`);
  const [, sign = "", whole = "0", fraction = ""] = match;
  const digits = fraction.replace(/0+$/, "");
  if (digits.length > PICO_DIGITS) throw new RangeError(`expected at most ${PICO_DIGITS} decimals, got "${text}"`);
  const amount = BigInt(whole + digits.padEnd(PICO_DIGITS, "0"));
  return pico(sign === "-" ? -amount : amount);
}

/** The shortest exact decimal string in USD: `6_440_000_000n` is `"0.00644"`. */
export function formatUsd(amount: PicoUsd): string {
  const negative = amount < 0n;
  const digits = (negative ? -amount : amount).toString().padStart(PICO_DIGITS + 1, "0");
  const whole = digits.slice(0, -PICO_DIGITS);
  const fraction = digits.slice(-PICO_DIGITS).replace(/0+$/, "");
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Marks a whole number of pico-USD as money. */
export function pico(amount: bigint): PicoUsd {
  return amount as PicoUsd;
}
