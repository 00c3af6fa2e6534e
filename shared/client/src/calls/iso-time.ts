const MINUTE_MS = 60_000;
/** Makes five digits of any milliseconds within a minute. */
const SIXTH_DIGIT = 100_000;

let minute = Number.NaN;
let untilMinute = "";

/** The same as `toISOString`, which takes longer; up to the minute it is of the calls before, too. */
export function isoTime(atMs: number): string {
  const minuteOf = Math.floor(atMs / MINUTE_MS);
  if (minuteOf !== minute) {
    untilMinute = new Date(minuteOf * MINUTE_MS).toISOString().slice(0, -"00.000Z".length);
    minute = minuteOf;
  }
  const digits = String(SIXTH_DIGIT + atMs - minuteOf * MINUTE_MS);
  return `${untilMinute}${digits.slice(1, 3)}.${digits.slice(3)}Z`;
}
