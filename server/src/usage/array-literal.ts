// Array literals by hand: the driver would look at every value to find out how to write it.

/** Of values that need no quoting: numbers, times, hexadecimal digits. */
export function plainArray(values: readonly (string | number | bigint)[]): string {
  return `{${values.join(",")}}`;
}

/** Of any text. */
export function textArray(values: readonly string[]): string {
  return `{${values.map(quote).join(",")}}`;
}

function quote(value: string): string {
  return NEEDS_ESCAPE.test(value) ? `"${value.replace(TO_ESCAPE, "\\$&")}"` : `"${value}"`;
}

const NEEDS_ESCAPE = /["\\]/;
const TO_ESCAPE = /["\\]/g;
