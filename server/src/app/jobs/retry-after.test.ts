import { describe, expect, test } from "vitest";
import { retryAfter } from "./retry-after.js";

const HOUR_MS = 3_600_000;

describe("a job that failed is tried again", () => {
  test.each([
    { name: "after a second", failures: 1, everyMs: HOUR_MS, afterMs: 1_000 },
    { name: "twice as late each time", failures: 5, everyMs: HOUR_MS, afterMs: 16_000 },
    { name: "within five minutes, however rare it is", failures: 20, everyMs: HOUR_MS, afterMs: 300_000 },
    { name: "within its own interval", failures: 20, everyMs: 60_000, afterMs: 60_000 },
    { name: "more rarely than it would run, when it runs all the time", failures: 20, everyMs: 1_000, afterMs: 10_000 },
    { name: "at a finite time after years of failures", failures: 5_000, everyMs: HOUR_MS, afterMs: 300_000 },
  ])("$name", ({ failures, everyMs, afterMs }) => {
    expect(retryAfter(failures, everyMs)).toBe(afterMs);
  });
});
