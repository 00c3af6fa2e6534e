import { expect, test } from "vitest";
import { costKnowledge } from "./known-cost";

test.each([
  { name: "every price known", requests: 3, unpricedRequests: 0, knowledge: "whole" },
  { name: "some unknown: the sum is a lower bound", requests: 3, unpricedRequests: 2, knowledge: "at-least" },
  { name: "none known: not zero, but unknown", requests: 3, unpricedRequests: 3, knowledge: "unknown" },
  { name: "no requests cost nothing", requests: 0, unpricedRequests: 0, knowledge: "whole" },
])("$name", ({ requests, unpricedRequests, knowledge }) => {
  expect(costKnowledge({ requests, unpricedRequests })).toBe(knowledge);
});
