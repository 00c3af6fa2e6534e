import { describe, expect, test } from "vitest";
import { selectCostStates } from "./select-cost-states.js";

const COVERAGE = {
  requests: 10,
  pricedRequests: 6,
  freeRequests: 1,
  unpricedRequests: 3,
  reportedRequests: 8,
  partialRequests: 1,
  estimatedRequests: 0,
  missingRequests: 1,
  pricedShare: 0.7,
};
const SUMS = { cost: "1.25", coverage: COVERAGE };

describe("selectCostStates", () => {
  test.each([
    { name: "unpriced requests have no known cost", states: ["unpriced"], requests: 3, cost: "0", pricedShare: 0 },
    { name: "free ones are known to cost nothing", states: ["free"], requests: 1, cost: "0", pricedShare: 1 },
    { name: "priced ones make up the whole cost", states: ["priced"], requests: 6, cost: "1.25", pricedShare: 1 },
    { name: "two states add up", states: ["priced", "unpriced"], requests: 9, cost: "1.25", pricedShare: 6 / 9 },
    { name: "a state named twice counts once", states: ["free", "free"], requests: 1, cost: "0", pricedShare: 1 },
  ] as const)("$name", ({ states, requests, cost, pricedShare }) => {
    const selected = selectCostStates(SUMS, states);
    expect([selected.requests, selected.cost]).toEqual([requests, cost]);
    expect(selected.coverage).toMatchObject({ requests, pricedShare, reportedRequests: null, missingRequests: null });
  });

  test.each([null, [], ["unpriced", "priced", "free"]] as const)("%j restricts nothing", (states) => {
    expect(selectCostStates(SUMS, states)).toEqual({ requests: 10, ...SUMS });
  });

  test("a share of no requests is unknown", () => {
    const none = { cost: "1.25", coverage: { ...COVERAGE, unpricedRequests: 0 } };
    expect(selectCostStates(none, ["unpriced"]).coverage.pricedShare).toBeNull();
  });
});
