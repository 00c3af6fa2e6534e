import { describe, expect, test } from "vitest";
import { REST_KEY } from "./line-key";
import { colouredKeys, toChartData, type ChartWords } from "./to-chart-data";
import type { SeriesAnswer } from "./usage-answer";

const answer: SeriesAnswer = {
  meter: "COST",
  groupBy: "MODEL",
  grain: "DAY",
  groupCount: 9,
  buckets: [
    { start: "2026-11-21T15:00:00Z", end: "2026-11-22T15:00:00Z", complete: true, label: "2026-11-22" },
    { start: "2026-11-22T15:00:00Z", end: "2026-11-23T15:00:00Z", complete: false, label: "2026-11-23" },
  ],
  series: [
    { key: "pro", label: "pro", values: ["3", "0"], sum: "3", requests: 3, unpricedRequests: 0, memberCount: null },
    {
      key: "flash",
      label: "flash",
      values: ["0.1", "0"],
      sum: "0.1",
      requests: 2,
      unpricedRequests: 0,
      memberCount: null,
    },
    {
      key: "OTHER",
      label: "OTHER",
      values: ["0.9", "0"],
      sum: "0.9",
      requests: 9,
      unpricedRequests: 0,
      memberCount: 7,
    },
  ],
  total: ["4", "0"],
  previous: null,
};

const unpricedOther = {
  key: "OTHER",
  label: "OTHER",
  values: ["0", "0"],
  sum: "0",
  requests: 5,
  unpricedRequests: 5,
  memberCount: 2,
};

const words: ChartWords = {
  value: (amount) => `$${amount}`,
  exact: (amount) => `=${amount}`,
  pixels: Number,
  unknown: "—",
  percent: (share) => `${share * 100}%`,
  slice: (label) => label.slice(5),
  series: ({ label, memberCount }) => (memberCount ? `${memberCount} others` : label),
};

function chart(change: Partial<SeriesAnswer> = {}, hidden: string[] = []) {
  return toChartData({
    answer: { ...answer, ...change },
    hidden,
    slots: new Map([
      ["pro", 4],
      ["flash", 2],
    ]),
    words,
  });
}

describe("toChartData", () => {
  test("keeps the server's buckets, names them and says which one is still filling", () => {
    expect(chart().slices).toEqual([
      {
        key: "2026-11-21T15:00:00Z",
        label: "2026-11-22",
        name: "11-22",
        isComplete: true,
        isAhead: false,
        totalText: "$4",
        totalExact: "=4",
        notes: [],
        events: [],
      },
      {
        key: "2026-11-22T15:00:00Z",
        label: "2026-11-23",
        name: "11-23",
        isComplete: false,
        isAhead: false,
        totalText: "$0",
        totalExact: "=0",
        notes: [],
        events: [],
      },
    ]);
  });

  test("a series has a hue by its key, a value and a share per slice, and a sum", () => {
    expect(chart().series[0]).toEqual({
      key: "pro",
      label: "pro",
      tone: 4,
      isHidden: false,
      values: [3, 0],
      texts: ["$3", "$0"],
      exactTexts: ["=3", "=0"],
      shareTexts: ["75%", null],
      sumText: "$3",
      sumExact: "=3",
      sumShareText: "75%",
    });
  });

  test("the rest says how many it stands for and has the neutral tone", () => {
    expect(chart().series[2]).toMatchObject({ label: "7 others", tone: "other" });
  });

  test("hiding a series leaves the stack's total and says how much of the whole is shown", () => {
    const hidden = chart({}, ["pro"]);
    expect(hidden).toMatchObject({ totalText: "$4", shownText: "$1" });
    expect(hidden.slices[0]?.totalText).toBe("$1");
    expect(hidden.series.map(({ isHidden }) => isHidden)).toEqual([true, false, false]);
  });

  test("nothing hidden, nothing to explain", () => {
    expect(chart({}, ["a-model-of-another-range"]).shownText).toBeNull();
  });

  test("the last visible series cannot be hidden", () => {
    expect(chart({}, ["pro", "flash", REST_KEY]).series.every(({ isHidden }) => !isHidden)).toBe(true);
  });

  test("every series is as long as the list of buckets, so that the stack stays whole", () => {
    const short = chart({
      series: [
        { key: "pro", label: "pro", values: ["3"], sum: "3", requests: 3, unpricedRequests: 0, memberCount: null },
      ],
    });
    expect(short.series[0]?.values).toEqual([3, 0]);
  });

  test("the hour that comes twice is named apart", () => {
    const buckets = ["05:00", "06:00"].map((time) => ({
      start: `2026-11-01T${time}:00Z`,
      end: "",
      complete: true,
      label: "2026-11-01T01:00",
    }));
    expect(chart({ grain: "HOUR", buckets }).slices.map(({ name }) => name)).toEqual([
      "11-01T01:00",
      "11-01T01:00 (2)",
    ]);
  });

  test("an ungrouped series has the first hue", () => {
    const total = chart({
      groupBy: "NONE",
      series: [
        {
          key: "TOTAL",
          label: "TOTAL",
          values: ["4", "0"],
          sum: "4",
          requests: 14,
          unpricedRequests: 0,
          memberCount: null,
        },
      ],
    });
    expect(total.series[0]?.tone).toBe(1);
  });

  test("a key without a single known price costs an unknown amount, not zero", () => {
    expect(chart({ series: [...answer.series, unpricedOther] }).series.at(-1)).toMatchObject({
      sumText: "—",
      sumExact: "—",
      sumShareText: null,
      texts: ["—", "—"],
      shareTexts: [null, null],
    });
  });

  test("a key that lacks some prices costs at least the rest, in every slice", () => {
    const mixed = { ...unpricedOther, key: "mixed", values: ["2", "0"], sum: "2", unpricedRequests: 1 };
    expect(chart({ series: [mixed] }).series[0]).toMatchObject({
      sumText: "≥ $2",
      sumExact: "≥ =2",
      sumShareText: "50%",
      texts: ["≥ $2", "≥ $0"],
    });
  });

  test("a total that lacks prices is a lower bound, and unknown when it lacks all", () => {
    const partly = chart({ series: [...answer.series, unpricedOther] });
    expect(partly).toMatchObject({ totalText: "≥ $4", totalExact: "≥ =4" });
    expect(partly.slices.map(({ totalText }) => totalText)).toEqual(["≥ $4", "≥ $0"]);
    expect(chart({ series: [unpricedOther], total: ["0", "0"] })).toMatchObject({ totalText: "—" });
  });

  test("hiding what has no price leaves a sum that is whole", () => {
    const shown = chart({ series: [...answer.series.slice(0, 2), unpricedOther] }, [REST_KEY]);
    expect(shown).toMatchObject({ totalText: "≥ $4", shownText: "$3.1" });
    expect(shown.slices[0]?.totalText).toBe("$3.1");
  });

  test("tokens are known, whatever they cost", () => {
    expect(chart({ meter: "TOKENS", series: [unpricedOther] }).series[0]?.sumText).toBe("$0");
  });

  test("only real keys claim a hue", () => {
    expect(colouredKeys(answer)).toEqual(["pro", "flash"]);
  });

  test("models called OTHER and TOTAL are models, beside all others together", () => {
    const named = (["OTHER", "TOTAL"] as const).map((key) => ({
      ...unpricedOther,
      key,
      label: key,
      memberCount: null,
    }));
    const both = { series: [...named, unpricedOther] };
    expect(colouredKeys({ ...answer, ...both })).toEqual(["OTHER", "TOTAL"]);
    const hides = (key: string) => chart(both, [key]).series.map(({ isHidden }) => isHidden);
    expect(hides("OTHER")).toEqual([true, false, false]);
    expect(hides("TOTAL")).toEqual([false, true, false]);
    expect(hides(REST_KEY)).toEqual([false, false, true]);
    expect(new Set(chart(both).series.map(({ key }) => key)).size).toBe(3);
  });
});
