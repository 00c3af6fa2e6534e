import { expect, test } from "vitest";
import type { ChartModel } from "../../../charts/chart-model";
import type { AnomalyAnswer } from "./usage-answer";
import { withNotes } from "./with-notes";

const slice = (key: string) => ({
  key,
  label: key.slice(0, 10),
  name: key,
  isComplete: true,
  isAhead: false,
  totalText: "",
  totalExact: "",
  notes: [],
  events: [],
});
const model: ChartModel = {
  grain: "DAY",
  slices: [slice("2026-11-21T15:00:00.000Z"), slice("2026-11-22T15:00:00.000Z")],
  series: [],
  totalText: "",
  totalExact: "",
  shownText: null,
  comparison: null,
  usual: null,
  forecast: null,
};
const anomaly = (start: string, grain: "DAY" | "HOUR"): AnomalyAnswer => ({
  start,
  end: start,
  grain,
  value: "9",
  expected: "1",
  low: "0",
  high: "2",
  contributors: [],
});
const say = ({ grain }: AnomalyAnswer, isWholeSlice: boolean) => `${grain}${isWholeSlice ? "" : " within"}`;

test("a day is noted where it is drawn, an hour in the day that holds it", () => {
  const noted = withNotes(
    model,
    [anomaly("2026-11-22T15:00:00Z", "DAY"), anomaly("2026-11-22T20:00:00Z", "HOUR")],
    say,
  );
  expect(noted.slices.map(({ notes }) => notes)).toEqual([[], ["DAY", "HOUR within"]]);
});

test("what lies before the chart is noted nowhere", () => {
  const noted = withNotes(model, [anomaly("2026-11-01T15:00:00Z", "DAY")], say);
  expect(noted.slices.map(({ notes }) => notes)).toEqual([[], []]);
});
