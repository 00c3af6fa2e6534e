import { expect, test } from "vitest";
import { retryDelayMs } from "./retry-delay";

test("waits double and end at thirty seconds", () => {
  expect([0, 1, 2, 3, 4, 50].map((retries) => retryDelayMs(retries, 1))).toEqual([
    1000, 2000, 4000, 8000, 30_000, 30_000,
  ]);
});

test("half of every wait is chance", () => {
  expect(retryDelayMs(1, 0)).toBe(1000);
  expect(retryDelayMs(1, 0.5)).toBe(1500);
});
