import { expect, test } from "vitest";
import { costOfModel } from "./cost-of-model";
import type { PriceVersion } from "./price-version";

const base: PriceVersion = {
  id: "1",
  provider: "in-house",
  model: "korean-7b",
  matches: "",
  origin: "OWN",
  state: "CURRENT",
  projectId: null,
  serviceTier: "standard",
  rates: [],
  requestFee: null,
  webSearchFee: null,
  effectiveFrom: null,
  effectiveTo: null,
  dailyFrom: null,
  dailyTo: null,
  source: "own",
  sourceUrl: null,
  checkedOn: "2026-11-20",
  note: null,
  createdAt: "2026-11-20T00:00:00Z",
  createdBy: null,
  retiredAt: null,
};
const priced = (usdPerMillion: string): PriceVersion => ({
  ...base,
  rates: [{ tokenClass: "INPUT", usdPerMillion, tiers: [] }],
});

test.each([
  {
    name: "a model nobody used cost nothing that could be told",
    requests30d: 0,
    cost30d: "0",
    current: priced("1"),
    cost: null,
  },
  { name: "what is known is told", requests30d: 5, cost30d: "0.001", current: priced("1"), cost: "0.001" },
  {
    name: "requests before the first price have no known cost",
    requests30d: 5,
    cost30d: "0",
    current: priced("1"),
    cost: null,
  },
  { name: "a free model costs zero", requests30d: 5, cost30d: "0", current: priced("0"), cost: "0" },
  { name: "without a price in force zero is unknown", requests30d: 5, cost30d: "0", current: null, cost: null },
])("$name", ({ cost, ...model }) => {
  expect(costOfModel(model)).toBe(cost);
});
