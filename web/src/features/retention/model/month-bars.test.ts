import { describe, expect, test } from "vitest";
import { monthState, toMonthBars } from "./month-bars";

const LIVE = {
  month: "2026-08",
  part: null,
  state: "LIVE",
  step: null,
  bytes: "100",
  failure: null,
  restoredUntil: null,
  isRestoring: false,
} as const;
const FILE = { ...LIVE, part: 1, state: "ARCHIVED", bytes: "10" } as const;

describe("the state of a row", () => {
  test.each([
    { name: "in the database", row: LIVE, state: "live" },
    { name: "being written", row: { ...FILE, state: "ARCHIVING", step: "WRITE" } as const, state: "archiving" },
    { name: "archived, its table not dropped yet", row: { ...FILE, step: "DROP" } as const, state: "archiving" },
    { name: "archived", row: FILE, state: "archived" },
    { name: "archived and back", row: { ...FILE, restoredUntil: "2026-12-05T00:00:00Z" }, state: "restored" },
    { name: "a file that no longer agrees", row: { ...FILE, failure: "It differs." }, state: "failed" },
    { name: "could not be archived", row: { ...FILE, state: "FAILED" } as const, state: "failed" },
  ])("is told: $name", ({ row, state }) => {
    expect(monthState(row)).toBe(state);
  });
});

describe("bars of months", () => {
  test("are oldest first, as long as their share of the largest", () => {
    expect(toMonthBars([{ ...LIVE, month: "2026-09", bytes: "50" }, LIVE])).toEqual([
      { month: "2026-08", state: "live", bytes: 100, share: 1 },
      { month: "2026-09", state: "live", bytes: 50, share: 0.5 },
    ]);
  });

  test("have a file's size only once its requests left the database", () => {
    expect(toMonthBars([LIVE, { ...FILE, state: "ARCHIVING", step: "VERIFY", bytes: "10" }])).toMatchObject([
      { state: "archiving", bytes: 100 },
    ]);
    expect(toMonthBars([FILE, { ...FILE, part: 2 }])).toMatchObject([{ state: "archived", bytes: 20 }]);
  });

  test("tell what failed before all else", () => {
    expect(toMonthBars([LIVE, FILE, { ...FILE, part: 2, failure: "It is missing." }])).toMatchObject([
      { state: "failed" },
    ]);
  });

  test("of nothing are none", () => {
    expect(toMonthBars([])).toEqual([]);
  });
});
