import { expect, test } from "vitest";
import { grainTabs } from "./grain-tabs";

test.each([
  { grain: "DAY", tabs: ["DAY", "MONTH"] },
  { grain: "MONTH", tabs: ["DAY", "MONTH"] },
  { grain: "HOUR", tabs: ["HOUR", "DAY", "MONTH"] },
  { grain: "WEEK", tabs: ["WEEK", "MONTH"] },
] as const)("bars by $grain stand beside $tabs", ({ grain, tabs }) => {
  expect(grainTabs(grain)).toEqual({ current: grain, tabs });
});
