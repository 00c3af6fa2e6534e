import { expect, test } from "vitest";
import { remainingSeconds } from "./remaining-seconds.js";

const startedAt = new Date("2026-11-28T00:00:00Z");

test.each([
  { name: "as long again after half of it", rowsDone: 50, rowsTotal: 100, passed: 60, left: 60 },
  { name: "whole seconds, rather more than less", rowsDone: 3, rowsTotal: 4, passed: 10, left: 4 },
  { name: "nothing when all rows are there", rowsDone: 100, rowsTotal: 100, passed: 60, left: 0 },
  { name: "nothing when there are more than were counted", rowsDone: 101, rowsTotal: 100, passed: 60, left: 0 },
  { name: "unknown in the first two seconds", rowsDone: 50, rowsTotal: 100, passed: 1.9, left: null },
  { name: "unknown before the first row", rowsDone: 0, rowsTotal: 100, passed: 60, left: null },
  { name: "unknown where nobody counted", rowsDone: 50, rowsTotal: null, passed: 60, left: null },
])("what is left of an export is $name", ({ rowsDone, rowsTotal, passed, left }) => {
  const now = new Date(startedAt.getTime() + passed * 1000);
  expect(remainingSeconds({ startedAt, rowsDone, rowsTotal }, now)).toBe(left);
});

test("what is left of an export that has not begun is unknown", () => {
  expect(remainingSeconds({ startedAt: null, rowsDone: 1, rowsTotal: 2 }, startedAt)).toBeNull();
});
