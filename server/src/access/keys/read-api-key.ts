import { AppError } from "../../core/errors.js";
import { readLine } from "../../core/read-line.js";
import type { ApiKeyScope } from "../permission.js";

/** Of a key and of a project, in characters. */
const LONGEST_NAME = 64;
const MOST_REQUESTS_PER_MINUTE = 1_000_000;
const FARTHEST_YEARS = 100;
const LONGEST_OVERLAP_HOURS = 720;

/** @throws AppError BAD_INPUT naming `name`, which stands in lists, exports and the audit log: one line */
export function readName(name: string): string {
  return readLine("name", name, LONGEST_NAME);
}

/**
 * Each scope once.
 *
 * @throws AppError BAD_INPUT naming `scopes` when there is none
 */
export function readScopes(scopes: readonly ApiKeyScope[]): readonly ApiKeyScope[] {
  if (scopes.length === 0) throw AppError.badInput("scopes", "at least one scope", scopes);
  return [...new Set(scopes)];
}

/** @throws AppError BAD_INPUT naming `expiresAt` */
export function readExpiry(expiresAt: Date | null, now: Date): Date | null {
  if (expiresAt === null) return null;
  const farthest = new Date(now);
  farthest.setUTCFullYear(now.getUTCFullYear() + FARTHEST_YEARS);
  if (expiresAt > now && expiresAt <= farthest) return expiresAt;
  throw AppError.badInput("expiresAt", `a time in the future, at most ${FARTHEST_YEARS} years ahead`, expiresAt);
}

/** @throws AppError BAD_INPUT naming `requestsPerMinute` */
export function readRequestsPerMinute(requests: number | null): number | null {
  if (requests === null || (requests >= 1 && requests <= MOST_REQUESTS_PER_MINUTE)) return requests;
  throw AppError.badInput("requestsPerMinute", `1 to ${MOST_REQUESTS_PER_MINUTE}, or null`, requests);
}

/** @throws AppError BAD_INPUT naming `overlapHours` */
export function readOverlapHours(hours: number): number {
  if (hours >= 0 && hours <= LONGEST_OVERLAP_HOURS) return hours;
  throw AppError.badInput("overlapHours", `0 to ${LONGEST_OVERLAP_HOURS}`, hours);
}
