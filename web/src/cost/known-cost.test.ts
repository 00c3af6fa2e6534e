import { expect, test } from "vitest";
import { createFormat } from "../lib/format";
import { costKnowledge, costText, knownText } from "./known-cost";

test.each([
  { name: "every price known", requests: 3, unpricedRequests: 0, knowledge: "whole" },
  { name: "some unknown: the sum is a lower bound", requests: 3, unpricedRequests: 2, knowledge: "at-least" },
  { name: "none known: not zero, but unknown", requests: 3, unpricedRequests: 3, knowledge: "unknown" },
  { name: "no requests cost nothing", requests: 0, unpricedRequests: 0, knowledge: "whole" },
])("$name", ({ requests, unpricedRequests, knowledge }) => {
  expect(costKnowledge({ requests, unpricedRequests })).toBe(knowledge);
});

test.each([
  { name: "a sum under a cent", amount: "0.004", knowledge: "whole", text: "$0.00400" },
  { name: "a lower bound under a cent", amount: "0.004", knowledge: "at-least", text: "≥ $0.00400" },
  { name: "a sum too small to be written out", amount: "0.0000000001", knowledge: "whole", text: "<$0.000000001" },
  { name: "a lower bound too small to be written out", amount: "0.0000000001", knowledge: "at-least", text: "> $0.00" },
  { name: "a lower bound of nothing", amount: "0", knowledge: "at-least", text: "≥ $0.00" },
] as const)("$name reads $text", ({ amount, knowledge, text }) => {
  const { moneyCard: money, unknown } = createFormat("en", "UTC");
  expect(knownText(knowledge, amount, { money, unknown })).toBe(text);
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
