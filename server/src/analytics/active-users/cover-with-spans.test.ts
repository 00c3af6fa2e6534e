import { describe, expect, test } from "vitest";
import { coverWithSpans } from "./cover-with-spans.js";

const cover = (firstDay: string, endDay: string, lengths = [1, 4, 16]) =>
  coverWithSpans({ firstDay, endDay }, lengths).map(({ days, day }) => `${day}+${days}`);

describe("coverWithSpans", () => {
  test("a day is itself", () => {
    expect(cover("2000-01-02", "2000-01-03")).toEqual(["2000-01-02+1"]);
  });

  test("the longest spans that fit are taken, short ones at the ends", () => {
    expect(cover("2000-01-04", "2000-02-08")).toEqual([
      "2000-01-04+1",
      "2000-01-05+4",
      "2000-01-09+4",
      "2000-01-13+4",
      "2000-01-17+16",
      "2000-02-02+4",
      "2000-02-06+1",
      "2000-02-07+1",
    ]);
  });

  test("ninety days are at most eighteen spans, which touch each day once", () => {
    for (let shift = 1; shift <= 16; shift += 1) {
      const spans = coverWithSpans(
        { firstDay: `2026-08-${String(shift).padStart(2, "0")}`, endDay: `2026-10-${28 + Math.min(shift, 3)}` },
        [1, 4, 16],
      );
      expect(spans.length).toBeLessThanOrEqual(18);
    }
    const lengths = coverWithSpans({ firstDay: "2026-08-30", endDay: "2026-11-28" }, [1, 4, 16]).map(
      ({ days }) => days,
    );
    expect(lengths.reduce((sum, days) => sum + days, 0)).toBe(90);
  });

  test("single days are taken where nothing longer is asked for", () => {
    expect(cover("2000-01-01", "2000-01-04", [1])).toEqual(["2000-01-01+1", "2000-01-02+1", "2000-01-03+1"]);
  });
});
