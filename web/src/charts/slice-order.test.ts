import { describe, expect, test } from "vitest";
import type { ChartModel } from "./chart-model";
import { nextOrder, orderSlices } from "./slice-order";

const slices = ["1", "2", "3"].map((key) => ({
  key,
  label: key,
  name: key,
  isComplete: true,
  isAhead: false,
  totalText: "",
  totalExact: "",
  notes: [],
  events: [],
}));
const line = (key: string, values: number[], isHidden = false) => ({
  key,
  label: key,
  tone: 1 as const,
  isHidden,
  values,
  texts: [],
  exactTexts: [],
  shareTexts: [],
  sumText: "",
  sumExact: "",
  sumShareText: null,
});
const model: ChartModel = {
  grain: "DAY",
  slices,
  totalText: "",
  totalExact: "",
  shownText: null,
  comparison: null,
  usual: null,
  forecast: null,
  series: [line("a", [1, 5, 3]), line("b", [9, 0, 9]), line("hidden", [0, 99, 0], true)],
};

const order = (by: string, direction: "ascending" | "descending") =>
  orderSlices(model, { by, direction }).map(({ slice }) => slice.key);

describe("the table's order", () => {
  test("is time at first, and can be turned", () => {
    expect(order("slice", "ascending")).toEqual(["1", "2", "3"]);
    expect(order("slice", "descending")).toEqual(["3", "2", "1"]);
  });

  test("sorts by one series", () => {
    expect(order("series:a", "descending")).toEqual(["2", "3", "1"]);
  });

  test("sorts by the total of what is visible", () => {
    expect(order("total", "descending")).toEqual(["3", "1", "2"]);
  });

  test("a new column of numbers begins with the largest, time with the earliest", () => {
    expect(nextOrder({ by: "slice", direction: "ascending" }, "total")).toEqual({
      by: "total",
      direction: "descending",
    });
    expect(nextOrder({ by: "total", direction: "descending" }, "slice")).toEqual({
      by: "slice",
      direction: "ascending",
    });
    expect(nextOrder({ by: "total", direction: "descending" }, "total")).toEqual({
      by: "total",
      direction: "ascending",
    });
  });
});
