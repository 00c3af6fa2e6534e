import { expect, test } from "vitest";
import { doneShare, reachedQuarter, roughly } from "./export-progress";

test.each([
  { name: "a share of what was counted", rowsDone: 25, rowsTotal: 100, share: 0.25 },
  { name: "never more than all", rowsDone: 101, rowsTotal: 100, share: 1 },
  { name: "all of nothing is all", rowsDone: 0, rowsTotal: 0, share: 1 },
  { name: "unknown where nobody counted", rowsDone: 5, rowsTotal: null, share: null },
])("progress is $name", ({ share, ...progress }) => {
  expect(doneShare(progress)).toBe(share);
});

test.each([
  [null, 0],
  [0.249, 0],
  [0.25, 25],
  [0.99, 75],
  [1, 100],
])("of a share of %s ears have heard %d percent", (share, quarter) => {
  expect(reachedQuarter(share)).toBe(quarter);
});

test.each([
  [0, 5_000],
  [41, 45_000],
  [55, 55_000],
  [56, 60_000],
  [61, 120_000],
])("%s seconds that are left are told as %s ms", (seconds, told) => {
  expect(roughly(seconds)).toBe(told);
});
