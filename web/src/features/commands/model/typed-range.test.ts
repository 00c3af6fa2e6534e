import { describe, expect, test } from "vitest";
import { typedRange } from "./typed-range";

describe("typedRange", () => {
  test.each([
    { typed: "2026-11-01..2026-11-05", range: "2026-11-01..2026-11-05" },
    { typed: " 2026-11-01 - 2026-11-05 ", range: "2026-11-01..2026-11-05" },
    { typed: "2026-11-01~2026-11-05", range: "2026-11-01..2026-11-05" },
    { typed: "2026-11-03", range: "2026-11-03..2026-11-03" },
    { typed: "2026-11-03t09:00..2026-11-03T18:00", range: "2026-11-03T09:00..2026-11-03T18:00" },
  ])("$typed is a range", ({ typed, range }) => {
    expect(typedRange(typed)).toBe(range);
  });

  test.each(["", "7d", "2026-02-30", "2026-11-05..2026-11-01", "2026-11-01..2026-11-02..2026-11-03", "gemini-2.5-pro"])(
    "%s is none",
    (typed) => {
      expect(typedRange(typed)).toBeNull();
    },
  );
});
