import { describe, expect, test } from "vitest";
import { currentPrice } from "./current-price.js";
import type { PriceVersion } from "./price-version.js";

const NOW = Date.UTC(2026, 10, 27);
const DAY_MS = 86_400_000;

function version(id: number, overrides: Partial<PriceVersion> = {}): PriceVersion {
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

describe("currentPrice", () => {
  const listed = version(1, { effectiveToMs: NOW + DAY_MS });
  const announced = version(2, { effectiveFromMs: NOW + DAY_MS });
  const later = version(3, { effectiveFromMs: NOW + 2 * DAY_MS });
  const own = version(4, { listId: null });
  const ownLater = version(5, { listId: null, effectiveFromMs: NOW + 3 * DAY_MS });
  const ofProject = version(6, { listId: null, projectId: 7 });
  const batch = version(8, { serviceTier: "batch", effectiveFromMs: NOW + 1 });
  const night = version(9, { effectiveFromMs: NOW + 1, daily: { fromMs: 1, toMs: 2 } });

  test.each([
    { name: "nothing known is nothing in force", versions: [], current: null, next: null },
    { name: "the next is what begins soonest", versions: [later, announced, listed], current: 1, next: 2 },
    { name: "before any price there is only a next", versions: [later, announced], current: null, next: 2 },
    {
      name: "an own price beats the list, also what it announces",
      versions: [listed, announced, own],
      current: 4,
      next: null,
    },
    { name: "an own price that is announced will beat the list", versions: [listed, ownLater], current: 1, next: 5 },
    { name: "another tier is not the price", versions: [listed, batch], current: 1, next: null },
    { name: "hours of the day are not the next price", versions: [listed, night], current: 1, next: null },
    { name: "the price of a project is not everybody's", versions: [listed, ofProject], current: 1, next: null },
  ])("$name", ({ versions, current, next }) => {
    const found = currentPrice(versions, null, NOW);
    expect({ current: found.current?.id ?? null, next: found.next?.id ?? null }).toEqual({ current, next });
  });

  test("a project's own price beats that of every project, for the project", () => {
    expect(currentPrice([listed, own, ofProject], 7, NOW).current?.id).toBe(6);
    expect(currentPrice([listed, own, ofProject], 8, NOW).current?.id).toBe(4);
  });
});
