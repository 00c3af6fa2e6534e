import fc from "fast-check";
import { expect, test } from "vitest";
import { planDays, planQuarters, type Span, type SpanPlan } from "./plan-spans.js";

const NOW = new Date("2026-11-23T05:07:00Z");

const instant = fc.date({ min: new Date("2020-01-01"), max: new Date("2027-01-01"), noInvalidDate: true });
const anyRange = fc
  .tuple(instant, fc.integer({ min: 1, max: 200 * 86_400_000 }))
  .map(([from, length]) => ({ from, to: new Date(from.getTime() + length) }));
const anyZone = fc.constantFrom(
  "UTC",
  "Asia/Seoul",
  "America/Havana",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Africa/Cairo",
);

function inOrder({ days, quarters, minutes }: SpanPlan): readonly Span[] {
  const spans = [...(days === null ? [] : [days]), ...quarters, ...minutes];
  return spans.toSorted((a, b) => a.from.getTime() - b.from.getTime());
}

test("the parts of a range follow each other without a gap and cover it, whatever the zone of days", () => {
  fc.assert(
    fc.property(anyRange, anyZone, (range, zone) => {
      for (const plan of [planDays(range, zone, NOW), planQuarters(range)]) {
        const parts = inOrder(plan);
        expect(parts.map(({ from }) => from)).toEqual([range.from, ...parts.slice(0, -1).map(({ to }) => to)]);
        expect(parts.at(-1)?.to).toEqual(range.to);
        expect(parts.filter(({ from, to }) => from >= to)).toEqual([]);
      }
    }),
  );
});

test("whole days before the running one are planned as days", () => {
  const range = { from: new Date("2026-10-31T14:50:00Z"), to: new Date("2026-11-23T03:07:00Z") };
  expect(planDays(range, "Asia/Seoul", NOW)).toEqual({
    days: {
      from: new Date("2026-10-31T15:00:00Z"),
      to: new Date("2026-11-22T15:00:00Z"),
      firstDay: "2026-11-01",
      endDay: "2026-11-23",
    },
    quarters: [{ from: new Date("2026-11-22T15:00:00Z"), to: new Date("2026-11-23T03:00:00Z") }],
    minutes: [
      { from: new Date("2026-10-31T14:50:00Z"), to: new Date("2026-10-31T15:00:00Z") },
      { from: new Date("2026-11-23T03:00:00Z"), to: new Date("2026-11-23T03:07:00Z") },
    ],
  });
});

test("a range within a day has none", () => {
  const range = { from: new Date("2026-11-01T00:00:00Z"), to: new Date("2026-11-01T23:45:00Z") };
  expect(planDays(range, "UTC", NOW)).toEqual({ days: null, quarters: [range], minutes: [] });
});
