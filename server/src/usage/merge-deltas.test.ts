import { expect, test } from "vitest";
import { stepOf } from "./merge-deltas.js";

test.each([
  { waiting: 0, step: 10_000 },
  { waiting: 70_000, step: 10_000 },
  { waiting: 250_001, step: 25_001 },
  { waiting: 50_000_000, step: 100_000 },
])("of $waiting waiting differences $step are merged in one step", ({ waiting, step }) => {
  expect(stepOf(waiting)).toBe(step);
});
