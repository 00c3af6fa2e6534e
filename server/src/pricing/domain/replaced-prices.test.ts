import { expect, test } from "vitest";
import type { PriceVersion } from "./price-version.js";
import { replacedPrices } from "./replaced-prices.js";

const NOW = Date.UTC(2026, 10, 27);

function version(id: number, overrides: Partial<PriceVersion> = {}): PriceVersion {
  return {
    id,
    listId: null,
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

const first = version(1);
const later = version(2, { effectiveFromMs: NOW - 1 });

test.each([
  { name: "the one that began later replaces the one before", versions: [first, later], replaced: [1] },
  { name: "the order of rows does not matter", versions: [later, first], replaced: [1] },
  {
    name: "one that has not begun replaces nothing",
    versions: [first, version(2, { effectiveFromMs: NOW + 1 })],
    replaced: [],
  },
  {
    name: "one that has ended is past, not replaced",
    versions: [version(1, { effectiveToMs: NOW - 1 }), later],
    replaced: [],
  },
  { name: "another project's replaces nothing", versions: [first, version(2, { projectId: 7 })], replaced: [] },
  { name: "another tier's replaces nothing", versions: [first, version(2, { serviceTier: "batch" })], replaced: [] },
  { name: "a list's price stays what it is in its list", versions: [first, version(2, { listId: 1 })], replaced: [] },
  { name: "other names replace nothing", versions: [first, version(2, { match: { starts_with: "m" } })], replaced: [] },
  {
    name: "hours of the day replace nothing",
    versions: [first, version(2, { daily: { fromMs: 0, toMs: 1 } })],
    replaced: [],
  },
])("$name", ({ versions, replaced }) => {
  expect([...replacedPrices(versions, NOW)]).toEqual(replaced);
});
