import { describe, expect, test } from "vitest";
import { archivedReach, rangeSpan, reachesMonth } from "./archived-range";

const NOW = { day: "2026-11-28", dateTime: "2026-11-28T12:00", weekStart: 1 };
/** Nine in the morning in Seoul. */
const BEFORE = "2026-09-01T00:00:00.000Z";

describe("how far a range reaches into archived requests", () => {
  test.each([
    { name: "the last 24 hours never do", range: "24h", reach: "none" },
    { name: "a week after it does not", range: "2026-09-02..2026-09-08", reach: "none" },
    { name: "the day on which the month of UTC ends does in part", range: "2026-09-01..2026-09-08", reach: "part" },
    { name: "ninety days may in part", range: "90d", reach: "part" },
    { name: "a day before it does wholly", range: "2026-08-31..2026-08-31", reach: "all" },
    { name: "hours until exactly then do wholly", range: "2026-09-01T00:00..2026-09-01T09:00", reach: "all" },
    { name: "a minute more in part", range: "2026-09-01T00:00..2026-09-01T09:01", reach: "part" },
    { name: "hours from exactly then do not", range: "2026-09-01T09:00..2026-09-01T10:00", reach: "none" },
  ])("$name", ({ range, reach }) => {
    expect(archivedReach(rangeSpan(range, NOW), BEFORE, "Asia/Seoul")).toBe(reach);
  });

  test("is nothing while nothing is archived", () => {
    expect(archivedReach(rangeSpan("90d", NOW), null, "Asia/Seoul")).toBe("none");
  });
});

test.each([
  { range: "2026-08-01..2026-08-31", months: ["2026-07", "2026-08"] },
  { range: "2026-08-02..2026-08-31", months: ["2026-08"] },
  { range: "24h", months: [] },
])("in Seoul requests of $months lie in $range", ({ range, months }) => {
  const span = rangeSpan(range, NOW);
  expect(["2026-07", "2026-08", "2026-09"].filter((month) => reachesMonth(span, month, "Asia/Seoul"))).toEqual(months);
});
