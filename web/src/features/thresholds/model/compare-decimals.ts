/** Below 0 when `a` is less, above when it is more; both without sign or exponent, of any length. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  if (left.whole.length !== right.whole.length) return left.whole.length - right.whole.length;
  if (left.whole !== right.whole) return left.whole < right.whole ? -1 : 1;
  if (left.fraction === right.fraction) return 0;
  return left.fraction < right.fraction ? -1 : 1;
}

function partsOf(text: string): { whole: string; fraction: string } {
  const [whole = "", fraction = ""] = text.split(".");
  return { whole: whole.replace(/^0+/, ""), fraction: fraction.replace(/0+$/, "") };
}
