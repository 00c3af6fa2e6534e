import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeParts, type ReportedTotals } from "./place-parts.js";

const NOTHING: ReportedTotals = { input: 0, output: 0, cache: 0, reasoning: 0, total: null };
const INSIDE = { cacheInside: true, reasoningInside: true, hidden: 0, ambiguous: false };

describe("placeParts", () => {
  test.each([
    {
      name: "a total of in and out has its parts inside",
      report: { input: 1486, output: 651, cache: 1408, reasoning: 512, total: 2137 },
      placed: INSIDE,
    },
    {
      name: "a total with reasoning has it beside the output (xAI)",
      report: { input: 2640, output: 182, reasoning: 672, total: 3494 },
      placed: { ...INSIDE, reasoningInside: false },
    },
    {
      name: "so it has when the reasoning would fit",
      report: { input: 10, output: 900, reasoning: 672, total: 1582 },
      placed: { ...INSIDE, reasoningInside: false },
    },
    {
      name: "a total with the cache has it beside the input",
      report: { input: 5000, output: 141, cache: 2284, total: 7425 },
      placed: { ...INSIDE, cacheInside: false },
    },
    {
      name: "a total with both has both beside",
      report: { input: 18, output: 10, cache: 2284, reasoning: 40, total: 2352 },
      placed: { ...INSIDE, cacheInside: false, reasoningInside: false },
    },
    {
      name: "without a total what fits is inside",
      report: { input: 100, output: 10, cache: 100, reasoning: 10 },
      placed: INSIDE,
    },
    {
      name: "without a total more cache than input is beside it",
      report: { input: 18, output: 141, cache: 2284 },
      placed: { ...INSIDE, cacheInside: false },
    },
    {
      name: "a cache larger than the input is beside it even when the total leaves it out",
      report: { input: 18, output: 141, cache: 2284, total: 159 },
      placed: { ...INSIDE, cacheInside: false, ambiguous: true },
    },
    {
      name: "a total that two readings meet is in doubt, and reasoning the dearer one",
      report: { input: 100, output: 90, cache: 50, reasoning: 50, total: 240 },
      placed: { ...INSIDE, reasoningInside: false, ambiguous: true },
    },
    {
      name: "what a total has beyond every reading is hidden",
      report: { input: 758, output: 102, total: 1725 },
      placed: { ...INSIDE, hidden: 865, ambiguous: true },
    },
    {
      name: "a total below its parts hides nothing",
      report: { input: 758, output: 102, total: 800 },
      placed: { ...INSIDE, ambiguous: true },
    },
    { name: "nothing of nothing", report: { total: 0 }, placed: INSIDE },
  ])("$name", ({ report, placed }) => {
    expect(placeParts({ ...NOTHING, ...report })).toEqual(placed);
  });

  test("whatever is reported, no part is inside a smaller whole, and what is certain adds up to the total", () => {
    const count = fc.nat({ max: 50 });
    const total = fc.option(fc.nat({ max: 200 }));
    fc.assert(
      fc.property(fc.record({ input: count, output: count, cache: count, reasoning: count, total }), (report) => {
        const placed = placeParts(report);
        expect(placed.cacheInside && report.cache > report.input).toBe(false);
        expect(placed.reasoningInside && report.reasoning > report.output).toBe(false);
        const sum =
          report.input +
          report.output +
          (placed.cacheInside ? 0 : report.cache) +
          (placed.reasoningInside ? 0 : report.reasoning);
        expect(report.total === null || placed.ambiguous || sum === report.total).toBe(true);
        expect(placed.hidden === 0 || sum + placed.hidden === report.total).toBe(true);
      }),
    );
  });
});
