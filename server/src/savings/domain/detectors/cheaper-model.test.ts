import { describe, expect, test } from "vitest";
import { CELL, cellDay, detectorInput } from "../../../../test/savings/detector-input.js";
import { cheaperModel } from "./cheaper-model.js";

const LONG = { input: 100_000n, output: 30_000n };
const dear = (used = LONG, changes: object = {}) => cellDay("2026-10-01", used, changes);
const lite = (used = LONG, changes: object = {}) =>
  cellDay("2026-10-01", used, { cell: { ...CELL, model: "gemini-2.5-flash-lite" }, ...changes });
const saved = 1_000_000_000_000n - (100_000n * 100n + 30_000n * 1_000n) / 10n;

describe("cheaperModel", () => {
  test.each([
    {
      name: "the smaller model answers the same already",
      days: [dear(), lite()],
      found: ["MODEL_ALREADY_USED", saved],
    },
    { name: "nobody tried the smaller model for long answers", days: [dear()], found: null },
    { name: "49 answers prove nothing", days: [dear(), lite(LONG, { successful: 49 })], found: null },
    { name: "it fails more often", days: [dear(), lite(LONG, { failed: 3 })], found: null },
    { name: "it gets the short ones", days: [dear({ input: 100_000n, output: 46_000n }), lite()], found: null },
    {
      name: "answers of a few words",
      days: [dear({ input: 100_000n, output: 10_000n })],
      found: ["SHORT_ANSWERS", 1_000_000_000_000n - (100_000n * 100n + 10_000n * 1_000n) / 10n],
    },
    { name: "the smallest has nothing below it", days: [lite({ input: 100_000n, output: 10_000n })], found: null },
  ])("$name", ({ days, found }) => {
    const { findings } = cheaperModel(detectorInput({ days }));
    expect(findings.map(({ confidenceReason, high }) => [confidenceReason, high])).toEqual(
      found === null ? [] : [found],
    );
    for (const { low, high } of findings) expect(low).toBe(high / 2n);
  });
});
