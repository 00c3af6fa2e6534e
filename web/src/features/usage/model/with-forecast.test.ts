import { describe, expect, test } from "vitest";
import type { ChartModel } from "../../../charts/chart-model";
import type { ForecastAnswer } from "./usage-answer";
import { withForecast } from "./with-forecast";

const slice = (label: string, isComplete: boolean) => ({
  key: `${label}T00:00:00Z`,
  label,
  name: label,
  isComplete,
  isAhead: false,
  totalText: "$",
  totalExact: "$",
  notes: [],
  events: [],
});

const model: ChartModel = {
  grain: "DAY",
  slices: [slice("2026-11-28", true), slice("2026-11-29", false)],
  series: [
    {
      key: "pro",
      label: "pro",
      tone: 1,
      isHidden: false,
      values: [3, 1],
      texts: ["$3", "$1"],
      exactTexts: ["$3", "$1"],
      shareTexts: [null, null],
      sumText: "$4",
      sumExact: "$4",
      sumShareText: null,
    },
  ],
  totalText: "$4",
  totalExact: "$4",
  shownText: null,
  comparison: null,
  usual: null,
  forecast: null,
};

const forecast: ForecastAnswer = {
  meter: "COST",
  period: "MONTH",
  range: { from: "2026-11-01T00:00:00Z", to: "2026-12-01T00:00:00Z", timezone: "UTC" },
  soFar: "4",
  point: "9",
  low: "7",
  high: "11",
  usualToday: "1",
  notEnoughData: null,
  historyDays: 60,
  neededDays: 14,
  backtestError: 0.1,
  backtests: 5,
  days: [
    { start: "2026-11-29T12:00:00Z", point: "2", low: "1", high: "3" },
    { start: "2026-11-30T00:00:00Z", point: "3", low: "2", high: "4" },
  ],
  outliers: [],
};

const words = {
  label: "Forecast",
  unknown: "—",
  pixels: Number,
  interval: ({ point, low, high }: { point: string; low: string; high: string }) => `$${point} (${low}–${high})`,
  exactInterval: ({ point }: { point: string }) => `=${point}`,
  more: (interval: string) => `+ ${interval}`,
  dayOf: (iso: string) => iso.slice(0, 10),
  slice: (label: string) => label,
};

describe("withForecast", () => {
  test("adds the rest of today to its bar, and the days that are ahead without a total of their own", () => {
    const { slices, forecast: drawn, series } = withForecast(model, { forecast, words });
    expect(slices.map(({ label, isAhead, totalText }) => [label, isAhead, totalText])).toEqual([
      ["2026-11-28", false, "$"],
      ["2026-11-29", false, "$"],
      ["2026-11-30", true, "—"],
    ]);
    expect(drawn).toMatchObject({
      added: [null, 2, 3],
      lows: [null, 2, 2],
      highs: [null, 4, 4],
      texts: [null, "+ $2 (1–3)", "$3 (2–4)"],
      endText: "$9 (7–11)",
    });
    expect(series.map(({ values }) => values)).toEqual([[3, 1, 0]]);
  });

  test("a day that the range holds already is not drawn twice, and counts as ahead", () => {
    const whole = { ...model, slices: [...model.slices, slice("2026-11-30", false)] };
    const { slices } = withForecast(whole, { forecast, words });
    expect(slices.map(({ label, isAhead }) => [label, isAhead])).toEqual([
      ["2026-11-28", false],
      ["2026-11-29", false],
      ["2026-11-30", true],
    ]);
  });

  test("makes the running month whole where bars are months", () => {
    const months = {
      ...model,
      grain: "MONTH" as const,
      slices: [slice("2026-10-01", true), slice("2026-11-01", false)],
    };
    expect(withForecast(months, { forecast, words }).forecast).toMatchObject({
      added: [null, 5],
      lows: [null, 7],
      highs: [null, 11],
      texts: [null, "$9 (7–11)"],
    });
  });

  test.each([
    { name: "without an estimate", change: {}, told: { ...forecast, point: null, low: null, high: null } },
    { name: "while a series is hidden, because it is of all of them", change: { shownText: "$1" }, told: forecast },
    { name: "for bars that are no days or months", change: { grain: "HOUR" as const }, told: forecast },
  ])("draws nothing $name", ({ change, told }) => {
    const before = { ...model, ...change };
    expect(withForecast(before, { forecast: told, words })).toBe(before);
  });
});
