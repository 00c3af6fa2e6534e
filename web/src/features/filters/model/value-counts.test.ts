import { expect, test } from "vitest";
import { toValueCounts } from "./value-counts";

const NODES = [
  { key: "gemini-2.5-flash", requests: 12 },
  { key: "gpt-5-mini", requests: 3 },
];

test("a value has the requests of its row", () => {
  expect(toValueCounts("model", { nodes: NODES, totalCount: 2 })("gpt-5-mini")).toBe(3);
});

test("what is not among all rows has none, what is not among the first of more is unknown", () => {
  expect(toValueCounts("model", { nodes: NODES, totalCount: 2 })("claude-haiku-4-5")).toBe(0);
  expect(toValueCounts("model", { nodes: NODES, totalCount: 501 })("claude-haiku-4-5")).toBeNull();
});

test("nothing is known before the answer", () => {
  expect(toValueCounts("model", undefined)("gpt-5-mini")).toBeNull();
});

test("statuses are found as the address writes them", () => {
  expect(toValueCounts("status", { nodes: [{ key: "ERROR", requests: 4 }], totalCount: 1 })("error")).toBe(4);
});
