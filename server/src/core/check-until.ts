import { AppError } from "./errors.js";

const LONGEST_MS = 366 * 86_400_000;

/**
 * Something may rest for a year at the most; null passes, whatever it means to who asks.
 *
 * @throws AppError BAD_INPUT naming `until`
 */
export function checkUntil(until: Date | null, now: Date): void {
  if (until === null || (until > now && until.getTime() <= now.getTime() + LONGEST_MS)) return;
  throw AppError.badInput("until", "a moment within the next 366 days, or null", until);
}
