import { describe, expect, test } from "vitest";
import { monthFailures } from "./month-failures";

const SOUND = {
  month: "2026-05",
  part: 1,
  state: "ARCHIVED",
  step: null,
  failure: null,
  restoreFailure: null,
} as const;

describe("what is told to be wrong with a month", () => {
  test("is nothing where nothing is", () => {
    expect(monthFailures([SOUND, { ...SOUND, month: "2026-08", part: null, state: "LIVE" }])).toEqual([]);
  });

  test.each([
    { name: "one that could not be written failed", row: { state: "FAILED", step: null }, kind: "failed" },
    {
      name: "one whose table is still to be dropped failed: the next run ends it",
      row: { step: "DROP" },
      kind: "failed",
    },
    { name: "one that is in its file alone differs from it", row: {}, kind: "differs" },
  ] as const)("$name", ({ row, kind }) => {
    const failed = { ...SOUND, ...row, failure: "No room." };
    expect(monthFailures([failed])).toEqual([{ kind, month: "2026-05", part: 1, reason: "No room." }]);
  });

  test("is a restore once, however many files the month has", () => {
    const files = [2, 1].map((part) => ({ ...SOUND, part, restoreFailure: "No room." }));
    expect(monthFailures(files)).toEqual([{ kind: "restore", month: "2026-05", part: null, reason: "No room." }]);
  });

  test("is a damaged file and the restore that it kept from coming back", () => {
    const damaged = { ...SOUND, failure: "It differs.", restoreFailure: "It differs." };
    expect(monthFailures([damaged]).map(({ kind }) => kind)).toEqual(["differs", "restore"]);
  });
});
