import { describe, expect, test } from "vitest";
import type { ChartModel, ChartSeries } from "./chart-model";
import { seriesByValue, sliceReadout } from "./slice-readout";

function line(key: string, values: number[], isHidden = false): ChartSeries {
  return {
    key,
    label: key,
    tone: 1,
    isHidden,
    values,
    texts: values.map((value) => `$${value}`),
    exactTexts: [],
    shareTexts: values.map((value) => (value === 0 ? null : `${value}%`)),
    sumText: "",
    sumExact: "",
    sumShareText: null,
  };
}

const model: ChartModel = {
  grain: "DAY",
  slices: [
    {
      key: "a",
      label: "2026-11-23",
      name: "Mon",
      isComplete: true,
      isAhead: false,
      totalText: "$9",
      totalExact: "$9",
      notes: [],
      events: [],
    },
  ],
  series: [
    line("small", [1]),
    line("big", [5]),
    line("none", [0]),
    line("mid", [2]),
    line("hidden", [8], true),
    line("tiny", [0.5]),
  ],
  totalText: "$9",
  totalExact: "$9",
  shownText: null,
  comparison: null,
  usual: null,
  forecast: null,
};

describe("a slice", () => {
  test("lists visible series by value and leaves out what has nothing", () => {
    expect(seriesByValue(model, 0).map(({ key }) => key)).toEqual(["big", "mid", "small", "tiny"]);
  });

  test("reads its total and the three largest", () => {
    expect(sliceReadout(model, 0, null)).toBe("Mon: $9, big $5 5%, mid $2 2%, small $1 1%");
  });

  test("reads the active series alone", () => {
    expect(sliceReadout(model, 0, "none")).toBe("Mon, none $0");
  });

  test("reads what it is compared with, what is expected and what is unusual", () => {
    const [slice] = model.slices;
    const noted = {
      ...model,
      series: [],
      slices: slice === undefined ? [] : [{ ...slice, notes: ["Unusual."] }],
      comparison: {
        label: "vs Oct",
        values: [4],
        texts: ["$4"],
        exactTexts: ["$4"],
        deltaTexts: ["▲ 125%"],
        sumText: "$4",
      },
      forecast: {
        label: "Forecast",
        added: [1],
        lows: [9.5],
        highs: [11],
        texts: ["+ $1"],
        exactTexts: ["+ $1"],
        endText: "$10",
      },
    };
    expect(sliceReadout(noted, 0, null)).toBe("Mon: $9, vs Oct $4 ▲ 125%, Forecast + $1, Unusual.");
  });

  test("a slice that has not begun has no total", () => {
    const [slice] = model.slices;
    const ahead = { ...model, series: [], slices: slice === undefined ? [] : [{ ...slice, isAhead: true }] };
    expect(sliceReadout(ahead, 0, null)).toBe("Mon");
  });

  test("beyond the data there is nothing to read", () => {
    expect(sliceReadout(model, 5, null)).toBe("");
  });
});
