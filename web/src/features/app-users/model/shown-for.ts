const LONGEST_MS = 5 * 60_000;

/**
 * For how many milliseconds from now an identity may be shown: until the instant that the server named, and
 * never for more than five minutes. Where the clocks disagree so much that this says nothing, five minutes.
 */
export function shownForMs(until: string, nowMs: number): number {
  const left = Date.parse(until) - nowMs;
  return left > 0 && left <= LONGEST_MS ? left : LONGEST_MS;
}

/** `4:59`, rounded up to the second, so that it ends with 0:01. */
export function clockLeft(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
