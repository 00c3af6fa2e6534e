import { expect, test } from "vitest";
import { createFormat } from "../../../lib/format";
import { toScatterModel } from "./to-scatter-model";

const WORDS = {
  hidden: [],
  slots: new Map([["flash", 1 as const]]),
  format: createFormat("en", "UTC"),
  t: (key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`,
};
const FLASH = { key: "flash", label: "gemini-2.5-flash" };

test("without a point there is nothing to draw", () => {
  expect(toScatterModel([{ row: FLASH, points: [] }], WORDS)).toBeNull();
});

test("a band tells the mean of its requests, not of its dots", () => {
  const points = [
    { outputTokens: "25", durationMs: 1_000, requests: 3 },
    { outputTokens: "40", durationMs: 2_000, requests: 1 },
    { outputTokens: "60", durationMs: 5_000, requests: 1 },
  ];
  const model = toScatterModel([{ row: FLASH, points }], WORDS);
  expect(model?.bands.map(({ name }) => name)).toEqual(["20 – 50", "50 – 100"]);
  expect(model?.series[0]?.bandTexts).toEqual(["1.25 s", "5 s"]);
});

test("where a series has nothing, nothing is told", () => {
  const slow = {
    row: { key: "pro", label: "gemini-2.5-pro" },
    points: [{ outputTokens: "300", durationMs: 9, requests: 1 }],
  };
  const fast = { row: FLASH, points: [{ outputTokens: "30", durationMs: 9, requests: 1 }] };
  const model = toScatterModel([fast, slow], WORDS);
  expect(model?.series.map(({ bandTexts }) => bandTexts)).toEqual([
    ["9 ms", null, null, null],
    [null, null, null, "9 ms"],
  ]);
});

test("what has no output lies at the beginning of the axis", () => {
  const model = toScatterModel([{ row: FLASH, points: [{ outputTokens: "0", durationMs: 0, requests: 2 }] }], WORDS);
  expect(model?.series[0]?.dots).toEqual([{ x: 1, y: 1, requests: 2 }]);
  expect(model?.xMarks).toEqual([1, 2]);
});
