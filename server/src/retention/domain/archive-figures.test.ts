import { describe, expect, test } from "vitest";
import { differingFigures } from "./archive-figures.js";

describe("figures of two sides", () => {
  const ours = { rows: "2", sum_cost: "100000000000000000000000000000000000001", sum_attempt: null };
  test.each([
    { name: "agree when every one is equal", theirs: { ...ours }, differing: [] },
    {
      name: "differ in the last of 38 digits",
      theirs: { ...ours, sum_cost: "100000000000000000000000000000000000002" },
      differing: ["sum_cost"],
    },
    { name: "differ where nothing is not zero", theirs: { ...ours, sum_attempt: "0" }, differing: ["sum_attempt"] },
    { name: "differ when one side has a column more", theirs: { ...ours, sum_new: "1" }, differing: ["sum_new"] },
    { name: "differ when one side has a column less", theirs: { rows: "2" }, differing: ["sum_attempt", "sum_cost"] },
  ])("$name", ({ theirs, differing }) => {
    expect(differingFigures(ours, theirs)).toEqual(differing);
  });
});
