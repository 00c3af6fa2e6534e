import { describe, expect, test } from "vitest";
import { pickPrice } from "./pick-price.js";
import type { PriceVersion } from "./price-version.js";

const HOUR_MS = 3_600_000;

function version(id: number, overrides: Partial<PriceVersion>): PriceVersion {
  return {
    id,
    listId: 1,
    projectId: null,
    provider: "acme",
    model: "m",
    position: 0,
    match: { equals: "m" },
    serviceTier: "standard",
    card: { rates: {}, request: null, webSearch: null },
    effectiveFromMs: null,
    effectiveToMs: null,
    daily: null,
    ...overrides,
  };
}

describe("pickPrice", () => {
  const cut = Date.UTC(2025, 5, 10);
  const old = version(1, { effectiveToMs: cut });
  const cheaper = version(2, { effectiveFromMs: cut });
  const night = version(3, { effectiveFromMs: cut, daily: { fromMs: 22 * HOUR_MS, toMs: 6 * HOUR_MS } });
  const correction = version(4, { effectiveFromMs: cut });

  test.each([
    { name: "just before a cut the old price holds", versions: [old, cheaper], at: cut - 1, picked: 1 },
    { name: "the cut holds from its first instant", versions: [old, cheaper], at: cut, picked: 2 },
    { name: "the order of rows does not matter", versions: [cheaper, old], at: cut, picked: 2 },
    { name: "an hour of the day beats the day", versions: [cheaper, night], at: cut + 23 * HOUR_MS, picked: 3 },
    { name: "a window runs over midnight", versions: [cheaper, night], at: cut + 25 * HOUR_MS, picked: 3 },
    { name: "a window excludes its end", versions: [cheaper, night], at: cut + 30 * HOUR_MS, picked: 2 },
    { name: "a window includes its start", versions: [cheaper, night], at: cut + 22 * HOUR_MS, picked: 3 },
    { name: "a window begins with its date", versions: [old, night], at: cut - HOUR_MS, picked: 1 },
    { name: "of two from the same day the later row holds", versions: [correction, cheaper], at: cut, picked: 4 },
    { name: "before any price there is none", versions: [cheaper], at: cut - 1, picked: undefined },
    {
      name: "times before 1970 have a time of day too",
      versions: [version(5, { daily: { fromMs: 22 * HOUR_MS, toMs: 0 } })],
      at: -HOUR_MS,
      picked: 5,
    },
  ])("$name", ({ versions, at, picked }) => {
    expect(pickPrice(versions, at)?.id).toBe(picked);
  });
});
