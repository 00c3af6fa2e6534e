import { expect, test } from "vitest";
import type { ChartModel } from "../../../charts/chart-model";
import { withUsual } from "./with-usual";

const DAYS = ["2026-11-01", "2026-11-02", "2026-11-03"].map((day) => `${day}T00:00:00.000Z`);
const buckets = DAYS.slice(0, 2).map((start, index) => ({
  start,
  end: DAYS[index + 1] ?? "",
  complete: index === 0,
  label: start.slice(0, 10),
}));
const model: ChartModel = {
  grain: "DAY",
  slices: buckets.map(({ start, label }) => ({
    key: start,
    label,
    name: label,
    isComplete: true,
    isAhead: false,
    totalText: "",
    totalExact: "",
    notes: [],
    events: [],
  })),
  series: [],
  totalText: "",
  totalExact: "",
  shownText: null,
  comparison: null,
  usual: null,
  forecast: null,
};
const usual = {
  p25: "1.5",
  median: "3",
  p75: "6",
  range: { from: DAYS[0] ?? "", to: DAYS[2] ?? "" },
  // Half of the second day is over.
  settledUntil: "2026-11-02T12:00:00.000Z",
};
const drawn = { buckets, label: "usual", pixels: Number };

test("amounts of the range are spread over the time of it that is over", () => {
  expect(withUsual(model, { usual, ...drawn }).usual).toEqual({
    label: "usual",
    lows: [1, 1],
    middles: [2, 2],
    highs: [4, 4],
  });
});

test("nothing is usual where too few app users are told of, nor beside a part of the series", () => {
  const untold = { ...usual, p25: null, median: null, p75: null };
  expect(withUsual(model, { usual: untold, ...drawn }).usual).toBeNull();
  expect(withUsual({ ...model, shownText: "$1.00" }, { usual, ...drawn }).usual).toBeNull();
});
