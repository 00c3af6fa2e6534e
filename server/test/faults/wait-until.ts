import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 10;

/**
 * Waits for a condition and answers how long that took, in ms.
 *
 * @throws Error naming what was waited for when it does not come in time
 */
export async function waitUntil(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 60_000,
): Promise<number> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > withinMs) throw new Error(`waited ${withinMs} ms in vain until ${what}`);
    await sleep(POLL_MS);
  }
  return performance.now() - begun;
}
