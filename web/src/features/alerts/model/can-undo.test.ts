import { expect, test } from "vitest";
import { canUndo } from "./can-undo";

const OPEN = {
  status: "OPEN",
  type: "LEVEL",
  isLate: false,
  crossedAt: "2026-11-27T03:00:00Z",
  periodEnd: "2026-11-28",
  timezone: "Asia/Seoul",
} as const;
const BEFORE_MIDNIGHT = Date.parse("2026-11-27T14:59:59Z");
const AFTER_MIDNIGHT = Date.parse("2026-11-27T15:00:00Z");

test("what was open can be opened again until its period ends where it is counted", () => {
  expect(canUndo([OPEN], BEFORE_MIDNIGHT)).toBe(true);
  expect(canUndo([OPEN], AFTER_MIDNIGHT)).toBe(false);
});

test("what had an owner or rested is not undone by opening it, nor is any beside it", () => {
  expect(canUndo([OPEN, { ...OPEN, status: "ACKNOWLEDGED" }], BEFORE_MIDNIGHT)).toBe(false);
  expect(canUndo([{ ...OPEN, status: "SNOOZED" }], BEFORE_MIDNIGHT)).toBe(false);
});

test("a late alert and an unusual day have a day to be seen; a silence has no period that ends it", () => {
  const late = { ...OPEN, isLate: true, crossedAt: "2026-11-27T20:00:00Z" };
  expect(canUndo([late], Date.parse("2026-11-28T19:59:59Z"))).toBe(true);
  expect(canUndo([late], Date.parse("2026-11-28T20:00:00Z"))).toBe(false);
  expect(canUndo([{ ...OPEN, type: "ANOMALY" }], AFTER_MIDNIGHT)).toBe(true);
  expect(canUndo([{ ...OPEN, type: "NO_DATA" }], AFTER_MIDNIGHT * 2)).toBe(true);
});
