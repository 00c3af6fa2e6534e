const FIRST_MS = 500;
const LONGEST_MS = 60_000;
/** A server that names a time far away is asked again earlier: it may be wrong, and it may be another one by then. */
const LONGEST_TOLD_MS = 10 * 60_000;

/**
 * How long to wait after so many failures in a row: doubled each time up to a minute, and a random half of it, so that
 * many hosts do not come back together. 500 to 1,000 ms after two.
 *
 * @param failures from 1
 * @param random from 0 to 1
 */
export function backoffMs(failures: number, random: number): number {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(most / 2 + (most / 2) * random);
}

/** Never earlier than the server said, and a little later at random. */
export function toldWaitMs(retryAfterSeconds: number, random: number): number {
  return Math.round(Math.min(LONGEST_TOLD_MS, retryAfterSeconds * 1_000) + FIRST_MS * random);
}
