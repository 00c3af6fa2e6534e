import { expect, test } from "vitest";
import { refetchTime } from "./refetch-time";

test.each([
  { name: "the first tick is followed after a second", lastMs: null, at: 11_000 },
  { name: "so is a tick after a quiet time", lastMs: 1_000, at: 11_000 },
  { name: "in a stream of ticks five seconds pass between two refetches", lastMs: 9_000, at: 14_000 },
])("$name", ({ lastMs, at }) => {
  expect(refetchTime({ nowMs: 10_000, lastMs, everyMs: 5_000 })).toBe(at);
});
