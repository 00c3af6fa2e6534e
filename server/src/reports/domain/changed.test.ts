import { expect, test } from "vitest";
import { changePercent } from "./changed.js";

test.each([
  [100n, 0n, null],
  [0n, 0n, null],
  [100n, 100n, "0"],
  [112n, 100n, "+12.0"],
  [0n, 3n, "-100.0"],
  [1n, 3n, "-66.7"],
  [9007199254740993000000001n, 9007199254740993000000000n, "0"],
])("%s after %s is a change of %s percent", (value, previous, change) => {
  expect(changePercent(value, previous)).toBe(change);
});
