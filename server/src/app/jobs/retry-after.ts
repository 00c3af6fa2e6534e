const FIRST_MS = 1_000;
const LEAST_CAP_MS = 10_000;
const MOST_CAP_MS = 300_000;

/**
 * How long a job that failed waits before it is tried again, in milliseconds: twice as long each time,
 * up to its own interval, but neither beyond five minutes nor capped below ten seconds.
 *
 * @param failures in a row, 1 or more
 */
export function retryAfter(failures: number, everyMs: number): number {
  const cap = Math.min(Math.max(everyMs, LEAST_CAP_MS), MOST_CAP_MS);
  return Math.min(FIRST_MS * 2 ** (failures - 1), cap);
}
