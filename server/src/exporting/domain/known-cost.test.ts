import { expect, test } from "vitest";
import { knownCost } from "./known-cost.js";

test.each([
  { name: "no requests cost nothing", requests: 0, unpricedRequests: 0, known: "0" },
  { name: "requests that are free cost nothing", requests: 2, unpricedRequests: 0, known: "0" },
  { name: "a part that is known is told", requests: 2, unpricedRequests: 1, known: "0" },
  { name: "what nobody knows is not zero", requests: 2, unpricedRequests: 2, known: null },
])("$name", ({ requests, unpricedRequests, known }) => {
  expect(knownCost("0", { requests, unpricedRequests })).toBe(known);
});
