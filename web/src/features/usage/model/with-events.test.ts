import { expect, test } from "vitest";
import type { ChartModel, ChartSlice } from "../../../charts/chart-model";
import { withEvents } from "./with-events";

const slice = (day: number): ChartSlice => ({
  key: `2026-11-0${day}T00:00:00.000Z`,
  label: `2026-11-0${day}`,
  name: `Nov ${day}`,
  isComplete: true,
  isAhead: false,
  totalText: "$1.00",
  totalExact: "$1.00",
  notes: [],
  events: [],
});
const model: ChartModel = {
  grain: "DAY",
  slices: [slice(1), slice(2)],
  series: [],
  totalText: "$2.00",
  totalExact: "$2.00",
  shownText: null,
  comparison: null,
  usual: null,
  forecast: null,
};
const END = Date.parse("2026-11-03T00:00:00.000Z");

test("what was done is told of the slice that it was done in", () => {
  const events = [
    { at: "2026-11-02T00:00:00.000Z", text: "first" },
    { at: "2026-11-02T23:59:00.000Z", text: "second" },
  ];
  expect(withEvents(model, events, END).slices.map(({ events: told }) => told)).toEqual([[], ["first", "second"]]);
});

test.each(["2026-10-31T23:59:59.000Z", "2026-11-03T00:00:00.000Z"])("what was done at %s is on no slice", (at) => {
  expect(withEvents(model, [{ at, text: "elsewhere" }], END).slices.flatMap(({ events }) => events)).toEqual([]);
});
