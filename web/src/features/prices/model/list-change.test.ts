import { describe, expect, test } from "vitest";
import { directionOf, versionChanges } from "./list-change";
import type { PriceVersion } from "./price-version";

const base: PriceVersion = {
  id: "1",
  provider: "google",
  model: "gemini-2.5-pro",
  matches: "",
  origin: "LIST",
  state: "CURRENT",
  projectId: null,
  serviceTier: "standard",
  rates: [
    { tokenClass: "INPUT", usdPerMillion: "1.25", tiers: [{ above: 200_000, usdPerMillion: "2.50" }] },
    { tokenClass: "OUTPUT", usdPerMillion: "10", tiers: [] },
  ],
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

describe("what a new list changes of a model", () => {
  test("only amounts that differ are told, also of a tier", () => {
    const after = {
      ...base,
      id: "2",
      rates: [
        { tokenClass: "INPUT" as const, usdPerMillion: "1.250", tiers: [{ above: 200_000, usdPerMillion: "3" }] },
        { tokenClass: "OUTPUT" as const, usdPerMillion: "8", tiers: [] },
      ],
    };
    expect(versionChanges([base], [after])).toMatchObject([
      {
        kind: "CHANGED",
        amounts: [
          { kind: "INPUT", above: 200_000, before: "2.50", after: "3" },
          { kind: "OUTPUT", above: null, before: "10", after: "8" },
        ],
      },
    ]);
  });

  test("the same list changes nothing", () => {
    expect(versionChanges([base], [{ ...base, id: "2" }])).toEqual([]);
  });

  test("a class that is new has no before", () => {
    const after = {
      ...base,
      rates: [...base.rates, { tokenClass: "CACHE_READ" as const, usdPerMillion: "0.31", tiers: [] }],
    };
    expect(versionChanges([base], [after])[0]?.amounts).toEqual([
      { kind: "CACHE_READ", above: null, before: null, after: "0.31" },
    ]);
  });

  test("a version that begins at another time is another version", () => {
    const next = { ...base, id: "2", effectiveFrom: "2027-01-01T00:00:00Z" };
    const ends = { ...base, id: "3", effectiveTo: "2027-01-01T00:00:00Z" };
    expect(versionChanges([base], [ends, next])).toMatchObject([
      { kind: "CHANGED", amounts: [], endBefore: null },
      { kind: "ADDED", price: { id: "2" } },
    ]);
  });

  test("what the new list lacks goes", () => {
    expect(versionChanges([base], [])).toMatchObject([{ kind: "REMOVED", price: { id: "1" } }]);
  });
});

test.each([
  { before: "1.25", after: "2.50", direction: "up" },
  { before: "10", after: "9.999", direction: "down" },
  { before: "10", after: "10.0", direction: null },
  { before: null, after: "1", direction: null },
])("from $before to $after goes $direction", ({ before, after, direction }) => {
  expect(directionOf({ kind: "INPUT", above: null, before, after })).toBe(direction);
});
