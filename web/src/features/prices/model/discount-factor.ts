import { readDecimal } from "./exact-number";

/** Parts of a million are what is kept: four places of a percentage. */
const PLACES = 4;
const HUNDRED = 1_000_000n;

/**
 * What is paid of the list price, from the percentage taken off: `"7"` is `"0.93"`, and `"-10"`, a surcharge,
 * is `"1.1"`. Null for what is no percentage, finer than four places, or more than everything.
 */
export function factorOf(percentOff: string): string | null {
  const text = percentOff.trim().replace(/%$/, "").trim();
  const isSurcharge = text.startsWith("-");
  const amount = readDecimal(isSurcharge ? text.slice(1) : text);
  if (amount === null) return null;
  const [whole = "", fraction = ""] = amount.split(".");
  const places = fraction.replace(/0+$/, "");
  if (places.length > PLACES) return null;
  const ppm = BigInt(`${whole}${places.padEnd(PLACES, "0")}`);
  const paid = isSurcharge ? HUNDRED + ppm : HUNDRED - ppm;
  return paid < 0n ? null : millionths(paid);
}

/** `"0.93"` is `{ percent: "7", isSurcharge: false }`, exactly. */
export function percentOf(factor: string): { percent: string; isSurcharge: boolean } {
  const [whole = "", fraction = ""] = factor.split(".");
  const off = HUNDRED - BigInt(`${whole}${fraction.slice(0, 6).padEnd(6, "0")}`);
  const size = off < 0n ? -off : off;
  return { percent: millionths(size * 100n), isSurcharge: off < 0n };
}

function millionths(units: bigint): string {
  const digits = units.toString().padStart(7, "0");
  const fraction = digits.slice(-6).replace(/0+$/, "");
  return `${digits.slice(0, -6)}${fraction === "" ? "" : `.${fraction}`}`;
}
