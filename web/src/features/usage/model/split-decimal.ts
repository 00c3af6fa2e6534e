/** A formatted amount around its decimal point, so that a column can align on it: `$0.0123` is `$0` and `.0123`. */
export function splitDecimal(text: string): { whole: string; fraction: string } {
  const point = text.lastIndexOf(".");
  return point === -1 ? { whole: text, fraction: "" } : { whole: text.slice(0, point), fraction: text.slice(point) };
}
