import { expect, test } from "vitest";
import { costKnowledge, costText } from "./known-cost";

test.each([
  { name: "every price known", requests: 3, unpricedRequests: 0, knowledge: "whole" },
  { name: "some unknown: the sum is a lower bound", requests: 3, unpricedRequests: 2, knowledge: "at-least" },
  { name: "none known: not zero, but unknown", requests: 3, unpricedRequests: 3, knowledge: "unknown" },
  { name: "no requests cost nothing", requests: 0, unpricedRequests: 0, knowledge: "whole" },
])("$name", ({ requests, unpricedRequests, knowledge }) => {
  expect(costKnowledge({ requests, unpricedRequests })).toBe(knowledge);
});

test.each([
  { unpricedRequests: 0, text: "$4" },
  { unpricedRequests: 1, text: "≥ $4" },
  { unpricedRequests: 3, text: "—" },
])("with $unpricedRequests of 3 requests unpriced the cost reads $text", ({ unpricedRequests, text }) => {
  const coverage = {
    requests: 3,
    pricedRequests: 3 - unpricedRequests,
    freeRequests: 0,
    unpricedRequests,
    pricedShare: null,
  };
  expect(costText({ cost: "4", coverage }, { money: (amount) => `$${amount}`, unknown: "—" })).toBe(text);
});
