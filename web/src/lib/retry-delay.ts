const STEPS_MS = [1000, 2000, 4000, 8000, 30_000] as const;

/**
 * How long to wait before attempt `retries` (0 first). Half of it is random, so that a thousand
 * consoles do not return to a restarted server in the same instant.
 *
 * @param random 0 inclusive to 1 exclusive
 */
export function retryDelayMs(retries: number, random: number): number {
  const step = STEPS_MS[Math.min(retries, STEPS_MS.length - 1)] ?? STEPS_MS[0];
  return Math.round(step / 2 + (step / 2) * random);
}
