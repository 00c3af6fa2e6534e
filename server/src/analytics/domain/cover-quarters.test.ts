import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverQuarters } from "./cover-quarters.js";

const BUILT = () => true;

describe("the cover of quarters of an hour", () => {
  test.each([
    { name: "nothing of nothing", from: 5, to: 5, spans: [], gaps: [] },
    { name: "a quarter is itself", from: 5, to: 6, spans: [[1, 5]], gaps: [] },
    {
      name: "an hour only where it begins at one",
      from: 3,
      to: 9,
      spans: [
        [1, 3],
        [4, 4],
        [1, 8],
      ],
      gaps: [],
    },
    { name: "a day at once", from: 96, to: 192, spans: [[96, 96]], gaps: [] },
    { name: "64 days at once", from: 6_144, to: 12_288, spans: [[6_144, 6_144]], gaps: [] },
    { name: "before 1970 as after", from: -6_144, to: 0, spans: [[6_144, -6_144]], gaps: [] },
  ])("is $name", ({ from, to, spans, gaps }) => {
    const cover = coverQuarters({ from, to }, BUILT);
    expect(cover).toEqual({ spans: spans.map(([quarters, first]) => ({ quarters, first })), gaps });
  });

  test("goes around what is not built, which stays in one piece", () => {
    const cover = coverQuarters({ from: 0, to: 16 }, (quarter) => quarter !== 5 && quarter !== 6);
    expect(cover).toEqual({
      spans: [
        { quarters: 4, first: 0 },
        { quarters: 1, first: 4 },
        { quarters: 1, first: 7 },
        { quarters: 4, first: 8 },
        { quarters: 4, first: 12 },
      ],
      gaps: [{ from: 5, to: 7 }],
    });
  });

  test("of 90 days is few spans, wherever they begin", () => {
    for (let from = 0; from < 6_144; from += 1) {
      const { spans, gaps } = coverQuarters({ from, to: from + 90 * 96 }, BUILT);
      expect(gaps).toEqual([]);
      expect(spans.length).toBeLessThanOrEqual(40);
    }
  });

  test("has each quarter once, and only built ones in spans", () => {
    const range = fc.record({ from: fc.integer({ min: -500, max: 500 }), length: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(range, fc.integer({ min: 1, max: 400 }), fc.nat(7), ({ from, length }, every, rest) => {
        const isBuilt = (quarter: number) => (((quarter - rest) % every) + every) % every !== 0;
        const { spans, gaps } = coverQuarters({ from, to: from + length }, isBuilt);
        const inSpans = spans.flatMap(({ first, quarters }) => Array.from({ length: quarters }, (_, at) => first + at));
        const inGaps = gaps.flatMap((gap) => Array.from({ length: gap.to - gap.from }, (_, at) => gap.from + at));
        expect(inSpans.every(isBuilt)).toBe(true);
        expect(inGaps.some(isBuilt)).toBe(false);
        expect([...inSpans, ...inGaps].toSorted((a, b) => a - b)).toEqual(Array.from({ length }, (_, at) => from + at));
      }),
    );
  });
});
