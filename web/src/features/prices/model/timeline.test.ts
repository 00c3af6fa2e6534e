import { describe, expect, test } from "vitest";
import type { PriceVersion } from "./price-version";
import { timeTicks } from "./time-ticks";
import { toTimeline } from "./timeline";

const base: PriceVersion = {
  id: "1",
  provider: "google",
  model: "gemini-2.5-flash",
  matches: 'equals "gemini-2.5-flash"',
  origin: "LIST",
  state: "CURRENT",
  projectId: null,
  serviceTier: "standard",
  rates: [{ tokenClass: "INPUT", usdPerMillion: "0.30", tiers: [] }],
  requestFee: null,
  webSearchFee: null,
  effectiveFrom: null,
  effectiveTo: null,
  dailyFrom: null,
  dailyTo: null,
  source: "list",
  sourceUrl: null,
  checkedOn: "2026-11-20",
  note: null,
  createdAt: "2026-11-20T00:00:00Z",
  createdBy: null,
  retiredAt: null,
};
const version = (patch: Partial<PriceVersion>): PriceVersion => ({ ...base, ...patch });
const now = Date.parse("2026-11-26T00:00:00Z");

describe("the timeline of a model", () => {
  test("a single price without dates runs all along, open at both ends", () => {
    const { lanes, now: here } = toTimeline([base], now);
    expect(lanes[0]?.bars).toMatchObject([{ start: 0, end: 1, isOpenStart: true, isOpenEnd: true, row: 0 }]);
    expect(here).toBeGreaterThan(0);
    expect(here).toBeLessThan(1);
  });

  test("a later version takes over where it begins, in the same row", () => {
    const { lanes, now: here } = toTimeline(
      [version({ id: "2", state: "FUTURE", effectiveFrom: "2026-12-20T00:00:00Z" }), base],
      now,
    );
    const [first, second] = lanes[0]?.bars ?? [];
    expect([first?.price.id, second?.price.id]).toEqual(["1", "2"]);
    expect(first?.end).toBe(second?.start);
    expect(first?.isOpenEnd).toBe(false);
    expect(second?.row).toBe(0);
    expect(second?.start).toBeGreaterThan(here);
  });

  test("a gap between versions stays a gap", () => {
    const { lanes } = toTimeline(
      [
        version({ id: "1", effectiveTo: "2026-06-01T00:00:00Z" }),
        version({ id: "2", effectiveFrom: "2026-09-01T00:00:00Z" }),
      ],
      now,
    );
    const [first, second] = lanes[0]?.bars ?? [];
    expect(first?.end).toBeLessThan(second?.start ?? 0);
  });

  test("a retired price takes nothing over and stands below what it overlaps", () => {
    const { lanes } = toTimeline(
      [
        base,
        version({
          id: "2",
          state: "RETIRED",
          effectiveFrom: "2026-10-01T00:00:00Z",
          retiredAt: "2026-10-02T00:00:00Z",
        }),
      ],
      now,
    );
    expect(lanes[0]?.rows).toBe(2);
    expect(lanes[0]?.bars).toMatchObject([
      { price: { id: "1" }, end: 1, row: 0 },
      { price: { id: "2" }, row: 1 },
    ]);
  });

  test("what can be in force at once has a lane of its own, the strongest first", () => {
    const { lanes } = toTimeline(
      [
        base,
        version({ id: "2", serviceTier: "batch" }),
        version({ id: "3", origin: "OWN" }),
        version({ id: "4", origin: "OWN", projectId: "7" }),
      ],
      now,
    );
    expect(lanes.map(({ price }) => price.id)).toEqual(["4", "3", "1", "2"]);
  });
});

describe("ticks of a timeline", () => {
  test.each([
    {
      name: "a few months: every month",
      from: "2026-09-15",
      to: "2027-01-10",
      days: ["2026-10-01", "2026-11-01", "2026-12-01", "2027-01-01"],
    },
    {
      name: "a year and more: every quarter",
      from: "2025-11-15",
      to: "2027-01-10",
      days: ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01"],
    },
    {
      name: "years: every January",
      from: "2023-03-01",
      to: "2026-12-31",
      days: ["2024-01-01", "2025-01-01", "2026-01-01"],
    },
  ])("$name", ({ from, to, days }) => {
    expect(timeTicks(Date.parse(from), Date.parse(to)).map(({ day }) => day)).toEqual(days);
  });
});
