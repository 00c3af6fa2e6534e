import { describe, expect, test } from "vitest";
import { cellDay, detectorInput } from "../../../../test/savings/detector-input.js";
import { fallingCacheHits } from "./falling-cache-hits.js";

/** Of 100,000 tokens a day, from the 1st to the 30th; the 30th still runs. */
function days(cachedBefore: number, cachedSince: number) {
  return Array.from({ length: 30 }, (_, index) => {
    const cached = BigInt(index < 22 ? cachedBefore : cachedSince);
    return cellDay(`2026-10-${String(index + 1).padStart(2, "0")}`, { input: 100_000n - cached, cache_read: cached });
  });
}

/** 2026-10-24 is a Saturday. */
const isWeekday = ({ day }: { readonly day: string }) => ![0, 6].includes(new Date(day).getUTCDay());

describe("fallingCacheHits", () => {
  test.each([
    { name: "fallen from 60 to 10 percent", days: days(60_000, 10_000), found: [30n * 50_000n * 90n] },
    {
      name: "of a week with five busy days, a month has four weeks and two days, not six times five days",
      days: days(60_000, 10_000).filter(isWeekday),
      found: [(30n * 5n * 50_000n * 90n) / 7n],
    },
    { name: "fallen to 70 percent of what it was is not far", days: days(60_000, 42_000), found: [] },
    { name: "who hardly hit cannot fall", days: days(9_000, 0), found: [] },
    { name: "rising", days: days(10_000, 60_000), found: [] },
    { name: "six days before are no baseline", days: days(60_000, 10_000).slice(16), found: [] },
  ])("$name", ({ days: given, found }) => {
    const { findings } = fallingCacheHits(detectorInput({ days: given }));
    expect(findings.map(({ high }) => high)).toEqual(found);
  });

  test("a range of two weeks is too short", () => {
    const window = { from: new Date("2026-10-01T00:00:00Z"), to: new Date("2026-10-15T00:00:00Z") };
    expect(fallingCacheHits(detectorInput({ window })).skipped).toBe("RANGE_TOO_SHORT");
  });
});
