import { expect, test } from "vitest";
import { roundUp } from "./round-up.js";

test.each([
  { units: 0n, rounded: 0n },
  { units: 99n, rounded: 99n },
  { units: 100n, rounded: 100n },
  { units: 101n, rounded: 110n },
  { units: 1_234n, rounded: 1_300n },
  { units: 9_999n, rounded: 10_000n },
  { units: 2_000_000_000_001n, rounded: 2_100_000_000_000n },
])("$units is rounded up to $rounded", ({ units, rounded }) => {
  expect(roundUp(units)).toBe(rounded);
});
