import { vi } from "vitest";

/** On a crowded machine a second, which is usual, is short. */
const WITHIN_MS = 4_000;

/** Waits until the check passes. */
export function until(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: WITHIN_MS });
}
