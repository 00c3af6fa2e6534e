import { expect, test } from "vitest";
import type { ChartModel } from "../../../charts/chart-model";
import { withComparison } from "./with-comparison";

const slice = (key: string, isComplete: boolean) => ({
  key,
  label: key,
  name: key,
  isComplete,
  isAhead: false,
  totalText: "",
  totalExact: "",
  notes: [],
  events: [],
});
const model: ChartModel = {
  grain: "DAY",
  slices: [slice("1", true), slice("2", true), slice("3", false)],
  series: [],
  totalText: "",
  totalExact: "",
  shownText: null,
  comparison: null,
  usual: null,
  forecast: null,
};
const compared = {
  previous: ["2", null, "4"],
  total: ["3", "1", "1"],
  label: "vs Oct",
  sumText: "$6",
  words: {
    value: (amount: string) => `$${amount}`,
    exact: (amount: string) => `=${amount}`,
    pixels: Number,
    delta: (current: string, previous: string) => `${previous}→${current}`,
  },
};

test("a bucket without a counterpart has a gap, and one that still fills no change", () => {
  expect(withComparison(model, compared).comparison).toEqual({
    label: "vs Oct",
    sumText: "$6",
    values: [2, null, 4],
    texts: ["$2", null, "$4"],
    exactTexts: ["=2", null, "=4"],
    deltaTexts: ["2→3", null, null],
  });
});

test("nothing is compared while a series is hidden: the line is of all of them", () => {
  expect(withComparison({ ...model, shownText: "$1" }, compared).comparison).toBeNull();
});
