import { expect, test } from "vitest";
import { hasReset } from "./has-reset";

const MIDNIGHT = "2026-11-27T15:00:00.000Z";
const MONTH_END = "2026-11-30T15:00:00.000Z";

test("the nearest period that is over is enough", () => {
  expect(hasReset([MONTH_END, MIDNIGHT], Date.parse(MIDNIGHT))).toBe(true);
});

test("until the last millisecond of a period nothing is over, and nothing is without periods", () => {
  expect(hasReset([MONTH_END, MIDNIGHT], Date.parse(MIDNIGHT) - 1)).toBe(false);
  expect(hasReset([], Date.parse(MIDNIGHT))).toBe(false);
});
