/** An amount of USD for reading: exact, with two decimals at least and its thousands told apart: "1234.5" is $1,234.50. */
export function shownUsd(decimal: string): string {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return `$${shownCount(whole)}.${fraction.padEnd(2, "0")}`;
}

/** A whole number for reading, of any size: "1234567" is 1,234,567. */
export function shownCount(digits: string): string {
  return digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}
